import { Button, CloseButton, Skeleton, Switch, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogStore } from '@/shared/api/types';
import { Dish, Drawing } from '@/shared/art/Dish';
import { kindOf, type Kind } from '@/shared/art/kind';
import { OpenBadge } from '@/shared/ui/Badge';
import { Empty, Failed } from '@/shared/ui/States';
import { useTitle } from '@/shared/ui/Page';
import { useStores } from './getStores';
import classes from './catalog.module.css';

/** All stores: found by name, narrowed by kind and by whether they are open. */
export function StoresPage({ again }: { again?: ReactNode }) {
  const { t } = useTranslation();
  useTitle(t('catalog.title'));
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 200);
  return (
    <div className={classes.page}>
      <section className={classes.hero}>
        <div>
          <h1>{t('catalog.title')}</h1>
          <p>{t('catalog.subtitle')}</p>
          <TextInput
            className={classes.search!}
            size="lg"
            radius="xl"
            aria-label={t('catalog.searchLabel')}
            placeholder={t('catalog.searchPlaceholder')}
            leftSection={<Search size={20} aria-hidden />}
            rightSection={
              typed === '' ? null : <CloseButton size="lg" radius="xl" aria-label={t('catalog.clear')} onClick={() => setTyped('')} />
            }
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </div>
        <div className={classes.table} aria-hidden="true">
          <Drawing kind="rice" size={170} />
          <Drawing kind="pizza" size={130} />
          <Drawing kind="chicken" size={150} />
        </div>
      </section>
      {q === '' && again}
      <Stores q={q} onClear={() => setTyped('')} />
    </div>
  );
}

function Stores({ q, onClear }: { q: string; onClear: () => void }) {
  const { t } = useTranslation();
  const stores = useStores(q);
  const [kind, setKind] = useState<Kind | null>(null);
  const [openOnly, setOpenOnly] = useState(false);
  if (stores.isPending) return <StoresSkeleton />;
  if (stores.isLoadingError) return <Failed title={t('catalog.failed')} failure={stores.error} retry={() => void stores.refetch()} />;
  const all = stores.data.content;
  const shown = all.filter((store) => (!openOnly || store.open) && (kind === null || kindOf(store.storeName) === kind));
  const showAll = () => {
    setKind(null);
    setOpenOnly(false);
    onClear();
  };
  return (
    <>
      <div className={classes.filters}>
        <Kinds stores={all} chosen={kind} choose={setKind} />
        <Switch
          size="md"
          checked={openOnly}
          onChange={(event) => setOpenOnly(event.currentTarget.checked)}
          label={t('catalog.openOnly')}
          className={classes.openOnly!}
        />
      </div>
      <p className={classes.count} role="status">
        {t('catalog.count', { count: shown.length })}
      </p>
      {shown.length === 0 ? (
        <Empty title={t('catalog.none')} hint={t('catalog.noneHint')}>
          <Button variant="light" onClick={showAll}>
            {t('catalog.showAll')}
          </Button>
        </Empty>
      ) : (
        <ul className={classes.stores}>
          {openFirst(shown).map((store) => (
            <StoreCard key={store.storeId} store={store} />
          ))}
        </ul>
      )}
    </>
  );
}

function Kinds({ stores, chosen, choose }: { stores: CatalogStore[]; chosen: Kind | null; choose: (kind: Kind | null) => void }) {
  const { t } = useTranslation();
  const kinds = [...new Set(stores.map((store) => kindOf(store.storeName)))].sort();
  return (
    <div className={classes.kinds} role="group" aria-label={t('catalog.kindsLabel')}>
      <button type="button" aria-pressed={chosen === null} onClick={() => choose(null)}>
        {t('common.all')}
      </button>
      {kinds.map((kind) => (
        <button key={kind} type="button" aria-pressed={chosen === kind} onClick={() => choose(chosen === kind ? null : kind)}>
          <Drawing kind={kind} size={30} />
          {t(`kinds.${kind}`)}
        </button>
      ))}
    </div>
  );
}

function StoreCard({ store }: { store: CatalogStore }) {
  const { t } = useTranslation();
  return (
    <li>
      <Link to="/store/$storeId" params={{ storeId: String(store.storeId) }} className={classes.store} data-open={store.open}>
        <div className={classes.cover}>
          <Dish name={store.storeName} large />
        </div>
        <div className={classes.about}>
          <h2>{store.storeName}</h2>
          <OpenBadge open={store.open} />
          <p>{t(`kinds.${kindOf(store.storeName)}`)}</p>
        </div>
      </Link>
    </li>
  );
}

function StoresSkeleton() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('common.loading')}>
      <Skeleton height={44} width="60%" radius="xl" mb={28} />
      <div className={classes.stores}>
        {Array.from({ length: 6 }, (_, i) => (
          <Skeleton key={i} height={250} radius="lg" />
        ))}
      </div>
    </div>
  );
}

function openFirst(stores: CatalogStore[]): CatalogStore[] {
  return stores.toSorted((a, b) => Number(b.open) - Number(a.open) || a.storeId - b.storeId);
}
