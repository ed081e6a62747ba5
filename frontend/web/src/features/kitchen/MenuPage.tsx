import { Button, Skeleton, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoreMenu } from '@/shared/api/types';
import { Dish } from '@/shared/art/Dish';
import { useFormat } from '@/shared/i18n/format';
import { useErrorText } from '@/shared/ui/errors';
import { Page } from '@/shared/ui/Page';
import { Empty, Failed } from '@/shared/ui/States';
import { toast } from '@/shared/ui/toasts';
import { DishForm, RemoveDish } from './DishForm';
import { useEditMenu, type Edit } from './editMenu';
import { storeQuery } from './getStore';
import { OpenSwitch } from './OpenSwitch';
import { OwnersOnly, StoreSwitch } from './OwnersOnly';
import classes from './kitchen.module.css';

/** The menu as the owner keeps it: price, stock, sold out. */
export function MenuPage() {
  return <OwnersOnly>{(storeId) => <Menu key={storeId} storeId={storeId} />}</OwnersOnly>;
}

type Asked = { what: 'add' } | { what: 'change' | 'remove'; menu: StoreMenu };

function Menu({ storeId }: { storeId: number }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const store = useQuery(storeQuery(storeId));
  const edit = useEditMenu(storeId);
  const [asked, setAsked] = useState<Asked | null>(null);
  const send = (what: Edit, said: string) =>
    edit.mutate(what, {
      onSuccess: () => toast(said),
      onError: (failure) => toast(errorText(failure), 'bad'),
      onSettled: () => setAsked(null),
    });
  return (
    <Page
      title={t('kitchen.menuTitle')}
      aside={
        <div className={classes.tools}>
          <StoreSwitch storeId={storeId} />
          <OpenSwitch storeId={storeId} />
          <Button leftSection={<Plus size={18} aria-hidden />} onClick={() => setAsked({ what: 'add' })}>
            {t('kitchen.addMenu')}
          </Button>
        </div>
      }
    >
      {store.isPending && <Skeleton height={400} radius="lg" role="status" aria-label={t('common.loading')} />}
      {store.isLoadingError && <Failed title={t('kitchen.failed')} failure={store.error} retry={() => void store.refetch()} />}
      {store.data !== undefined && store.data.menus.length === 0 && <Empty title={t('catalog.emptyMenu')} />}
      {store.data !== undefined && (
        <ul className={classes.dishes}>
          {store.data.menus.map((menu) => (
            <DishRow key={menu.menuId} menu={menu} ask={setAsked} send={send} />
          ))}
        </ul>
      )}
      {asked !== null && asked.what !== 'remove' && (
        <DishForm
          menu={asked.what === 'change' ? asked.menu : null}
          busy={edit.isPending}
          close={() => setAsked(null)}
          save={(dish) =>
            send(
              asked.what === 'change' ? { what: 'change', menuId: asked.menu.menuId, part: dish } : { what: 'add', dish },
              t('kitchen.saved'),
            )
          }
        />
      )}
      {asked?.what === 'remove' && (
        <RemoveDish
          name={asked.menu.itemName}
          busy={edit.isPending}
          close={() => setAsked(null)}
          remove={() => send({ what: 'remove', menuId: asked.menu.menuId }, t('kitchen.removed', { name: asked.menu.itemName }))}
        />
      )}
    </Page>
  );
}

function DishRow({ menu, ask, send }: { menu: StoreMenu; ask: (asked: Asked) => void; send: (edit: Edit, said: string) => void }) {
  const { t } = useTranslation();
  const { won } = useFormat();
  return (
    <li className={classes.dish} data-out={menu.soldOut}>
      <div className={classes.thumb}>
        <Dish name={menu.itemName} />
      </div>
      <div className={classes.what}>
        <h2>{menu.itemName}</h2>
        <p>
          {won(menu.price)} · {t('kitchen.stock')} {menu.stock ?? t('kitchen.unlimited')}
        </p>
      </div>
      <Switch
        size="md"
        color="red.8"
        label={t('kitchen.soldOut')}
        checked={menu.soldOut}
        onChange={(event) =>
          send({ what: 'change', menuId: menu.menuId, part: { soldOut: event.currentTarget.checked } }, t('kitchen.saved'))
        }
      />
      <Button variant="light" aria-label={t('kitchen.editMenu', { name: menu.itemName })} onClick={() => ask({ what: 'change', menu })}>
        <Pencil size={18} aria-hidden />
      </Button>
      <Button
        variant="subtle"
        color="red.8"
        aria-label={`${t('common.remove')}: ${menu.itemName}`}
        onClick={() => ask({ what: 'remove', menu })}
      >
        <Trash2 size={18} aria-hidden />
      </Button>
    </li>
  );
}
