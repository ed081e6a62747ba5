import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseKitchenStore, useKitchenStore } from '@/shared/session/kitchenStore';
import { useSession, type Session } from '@/shared/session/session';
import { LinkButton } from '@/shared/ui/LinkButton';
import { Empty } from '@/shared/ui/States';
import { storeHeadsQuery } from './getStore';

/** The kitchen's pages are an owner's, and about one store: who is not one is shown the way in. */
export function OwnersOnly({ children }: { children: (storeId: number) => ReactNode }) {
  const { t } = useTranslation();
  const session = useSession();
  const chosen = useKitchenStore();
  const storeId = session === null ? null : storeOf(session, chosen);
  if (session?.role !== 'OWNER' || storeId === null) {
    return (
      <Empty title={t('kitchen.needsOwner')} kind="rice">
        <LinkButton to="/sign-in">{t('nav.signIn')}</LinkButton>
      </Empty>
    );
  }
  return children(storeId);
}

function storeOf(session: Session, chosen: number | null): number | null {
  const mayChoose = session.storeIds.length === 0 || (chosen !== null && session.storeIds.includes(chosen));
  return mayChoose ? chosen : (session.storeIds[0] ?? null);
}

export function StoreSwitch({ storeId }: { storeId: number }) {
  const { t } = useTranslation();
  const own = useSession()?.storeIds ?? [];
  const stores = useQuery(storeHeadsQuery).data?.content ?? [];
  const shown = stores.filter((store) => own.length === 0 || own.includes(store.id)).toSorted((a, b) => a.id - b.id);
  return (
    <NativeSelect
      aria-label={t('kitchen.store')}
      size="md"
      value={String(storeId)}
      onChange={(event) => chooseKitchenStore(Number(event.currentTarget.value))}
      data={shown.map((store) => ({ value: String(store.id), label: store.storeName }))}
    />
  );
}
