import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCart } from '@/shared/cart/cart';
import classes from './cart.module.css';

/** Asks before a dish of another store throws out what was chosen. */
export function OtherStore({ opened, yes, no }: { opened: boolean; yes: () => void; no: () => void }) {
  const { t } = useTranslation();
  const { store } = useCart();
  return (
    <Modal opened={opened} onClose={no} title={t('cart.otherStore')} withCloseButton={false}>
      <p className={classes.explain}>{t('cart.otherStoreText', { name: store?.storeName ?? '' })}</p>
      <div className={classes.buttons}>
        <Button variant="default" onClick={no}>
          {t('cart.otherStoreNo')}
        </Button>
        <Button onClick={yes}>{t('cart.otherStoreYes')}</Button>
      </div>
    </Modal>
  );
}
