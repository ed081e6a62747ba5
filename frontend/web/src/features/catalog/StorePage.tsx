import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogStoreQuery } from '@/shared/api/getCatalogStore';
import { ApiFailure } from '@/shared/api/http';
import type { CatalogItem, CatalogStoreWithItems } from '@/shared/api/types';
import { Dish } from '@/shared/art/Dish';
import { kindOf } from '@/shared/art/kind';
import { useFormat } from '@/shared/i18n/format';
import { Badge, OpenBadge } from '@/shared/ui/Badge';
import { Back, useTitle } from '@/shared/ui/Page';
import { Empty, Failed, Note } from '@/shared/ui/States';
import classes from './catalog.module.css';

/** How a dish comes into the cart is the cart's affair; the page that puts both together says how. */
export interface Adding {
  add: (store: CatalogStoreWithItems, item: CatalogItem) => void;
  control: (item: CatalogItem) => ReactNode | null;
  aside: (storeId: number) => ReactNode;
}

/** One store and its menu. */
export function StorePage({ storeId, adding }: { storeId: number; adding: Adding }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const store = useQuery(catalogStoreQuery(storeId));
  const back = () => void navigate({ to: '/' });
  if (store.isPending) return <StoreSkeleton />;
  if (store.isLoadingError) {
    const unknown = store.error instanceof ApiFailure && (store.error.status === 404 || store.error.status === 400);
    return unknown ? (
      <Empty title={t('catalog.noStore')}>
        <Button onClick={back}>{t('catalog.backToStores')}</Button>
      </Empty>
    ) : (
      <Failed title={t('catalog.failed')} failure={store.error} retry={() => void store.refetch()} />
    );
  }
  return (
    <div className={classes.page}>
      <Back onClick={back} label={t('catalog.backToStores')} />
      <div className={classes.storeLayout}>
        <div>
          <Head store={store.data} />
          <Menu store={store.data} adding={adding} />
        </div>
        <aside className={classes.aside}>{adding.aside(storeId)}</aside>
      </div>
    </div>
  );
}

function Head({ store }: { store: CatalogStoreWithItems }) {
  const { t } = useTranslation();
  useTitle(store.storeName);
  return (
    <>
      <div className={classes.banner}>
        <Dish name={store.storeName} large />
      </div>
      <div className={classes.storeHead}>
        <h1>{store.storeName}</h1>
        <OpenBadge open={store.open} />
        <p>
          {t(`kinds.${kindOf(store.storeName)}`)} · {t('catalog.menuCount', { count: store.items.length })} · {t('catalog.popular')}
        </p>
      </div>
      {!store.open && <Note tone="warn">{t('catalog.closedBanner')}</Note>}
    </>
  );
}

function Menu({ store, adding }: { store: CatalogStoreWithItems; adding: Adding }) {
  const { t } = useTranslation();
  if (store.items.length === 0) return <Empty title={t('catalog.emptyMenu')} hint={t('catalog.emptyMenuHint')} />;
  return (
    <>
      <h2 className={classes.menuTitle}>{t('catalog.menu')}</h2>
      <ul className={classes.menu}>
        {store.items.map((item) => (
          <MenuCard key={item.menuId} store={store} item={item} adding={adding} />
        ))}
      </ul>
    </>
  );
}

function MenuCard({ store, item, adding }: { store: CatalogStoreWithItems; item: CatalogItem; adding: Adding }) {
  const { t } = useTranslation();
  const { won } = useFormat();
  const orderable = store.open && !item.soldOut;
  return (
    <li className={classes.item} data-out={item.soldOut}>
      <div className={classes.thumb}>
        <Dish name={item.itemName} />
      </div>
      <div className={classes.what}>
        <h3>{item.itemName}</h3>
        <p>{won(item.price)}</p>
        {item.soldOut && <Badge tone="quiet">{t('common.soldOut')}</Badge>}
      </div>
      {orderable &&
        (adding.control(item) ?? (
          <button
            type="button"
            className={classes.add}
            aria-label={t('catalog.addItem', { name: item.itemName })}
            onClick={() => adding.add(store, item)}
          >
            <Plus size={20} aria-hidden />
            <span>{t('catalog.add')}</span>
          </button>
        ))}
    </li>
  );
}

function StoreSkeleton() {
  const { t } = useTranslation();
  return (
    <div className={classes.page} role="status" aria-label={t('common.loading')}>
      <Skeleton height={220} radius="lg" mb={24} />
      <Skeleton height={34} width={220} mb={28} />
      {Array.from({ length: 4 }, (_, i) => (
        <Skeleton key={i} height={104} radius="lg" mb={14} />
      ))}
    </div>
  );
}
