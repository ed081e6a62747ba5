import { Button, Modal, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoreMenu } from '@/shared/api/types';
import type { Dish } from './editMenu';
import classes from './kitchen.module.css';

/** A dish as the owner describes it; no stock means that it never runs out. */
export function DishForm({ menu, busy, close, save }: { menu: StoreMenu | null; busy: boolean; close: () => void; save: (dish: Dish) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(menu?.itemName ?? '');
  const [price, setPrice] = useState(String(menu?.price ?? ''));
  const [stock, setStock] = useState(String(menu?.stock ?? ''));
  const [tried, setTried] = useState(false);
  const number = /^\d{1,8}$/;
  const wrong = {
    name: name.trim() === '',
    price: !number.test(price),
    stock: stock !== '' && !number.test(stock),
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrong.name || wrong.price || wrong.stock) return;
    save({ itemName: name.trim(), price: Number(price), stock: stock === '' ? null : Number(stock), soldOut: stock === '0' ? false : (menu?.soldOut ?? false) });
  };
  return (
    <Modal
      opened
      onClose={close}
      title={menu === null ? t('kitchen.newMenu') : t('kitchen.editMenu', { name: menu.itemName })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit} className={classes.fields} noValidate>
        <TextInput
          label={t('kitchen.name')}
          maxLength={100}
          required
          data-autofocus
          value={name}
          error={tried && wrong.name ? t('kitchen.invalidName') : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('kitchen.price')}
          inputMode="numeric"
          required
          value={price}
          error={tried && wrong.price ? t('kitchen.invalidPrice') : undefined}
          onChange={(event) => setPrice(event.currentTarget.value)}
        />
        <TextInput
          label={t('kitchen.stock')}
          description={t('kitchen.stockHint')}
          inputMode="numeric"
          value={stock}
          error={tried && wrong.stock ? t('kitchen.invalidPrice') : undefined}
          onChange={(event) => setStock(event.currentTarget.value)}
        />
        <Button type="submit" size="lg" loading={busy}>
          {t('common.save')}
        </Button>
      </form>
    </Modal>
  );
}

export function RemoveDish({ name, busy, close, remove }: { name: string; busy: boolean; close: () => void; remove: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={close} title={t('kitchen.removeTitle', { name })} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <p className={classes.explain}>{t('kitchen.removeText')}</p>
      <Button fullWidth size="lg" color="red.8" loading={busy} onClick={remove}>
        {t('common.remove')}
      </Button>
    </Modal>
  );
}
