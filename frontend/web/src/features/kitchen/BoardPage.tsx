import { Button, Skeleton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { BellRing } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardRow, Ticket } from '@/shared/api/types';
import { useLiveRows } from '@/shared/live/LiveProvider';
import { Page } from '@/shared/ui/Page';
import { Empty, Failed } from '@/shared/ui/States';
import { useNow } from '@/shared/ui/useNow';
import { BellSwitch } from './BellSwitch';
import { openTicketsQuery } from './getTickets';
import { OpenSwitch } from './OpenSwitch';
import { OwnersOnly, StoreSwitch } from './OwnersOnly';
import { TicketCard } from './TicketCard';
import { useAlarm } from './useAlarm';
import classes from './kitchen.module.css';

/** The kitchen's board: what is new, what cooks, what waits for a courier. */
export function BoardPage() {
  return <OwnersOnly>{(storeId) => <Board key={storeId} storeId={storeId} />}</OwnersOnly>;
}

function Board({ storeId }: { storeId: number }) {
  const { t } = useTranslation();
  const tickets = useQuery(openTicketsQuery(storeId));
  useLiveTickets(storeId);
  return (
    <Page
      title={t('kitchen.title')}
      aside={
        <div className={classes.tools}>
          <StoreSwitch storeId={storeId} />
          <OpenSwitch storeId={storeId} />
          <BellSwitch />
        </div>
      }
    >
      {tickets.isPending && <BoardSkeleton />}
      {tickets.isLoadingError && <Failed title={t('kitchen.failed')} failure={tickets.error} retry={() => void tickets.refetch()} />}
      {tickets.data !== undefined && <Columns storeId={storeId} tickets={tickets.data} />}
    </Page>
  );
}

function Columns({ storeId, tickets }: { storeId: number; tickets: Ticket[] }) {
  const { t } = useTranslation();
  const of = (status: Ticket['status']) => tickets.filter((ticket) => ticket.status === status);
  const fresh = of('ORDERED');
  const { unseen, acknowledge } = useAlarm(fresh);
  return (
    <>
      <div role="status" aria-live="assertive">
        {unseen > 0 && (
          <div className={classes.alarm}>
            <BellRing size={22} aria-hidden />
            <b>{t('kitchen.newAlert', { count: unseen })}</b>
            <Button variant="white" color="dark" onClick={acknowledge}>
              {t('kitchen.acknowledge')}
            </Button>
          </div>
        )}
      </div>
      <div className={classes.board}>
        <Column name="new" tickets={fresh} storeId={storeId} empty={t('kitchen.emptyNew')} />
        <Column name="cooking" tickets={of('CONFIRMED')} storeId={storeId} empty={t('kitchen.emptyCooking')} />
        <Column name="ready" tickets={of('COOKED')} storeId={storeId} empty={t('kitchen.emptyReady')} />
      </div>
    </>
  );
}

const PICTURES = { new: 'plate', cooking: 'stew', ready: 'kimbap' } as const;

function Column({ name, tickets, storeId, empty }: { name: 'new' | 'cooking' | 'ready'; tickets: Ticket[]; storeId: number; empty: string }) {
  const { t } = useTranslation();
  const now = useNow();
  return (
    <section className={classes.column} data-column={name}>
      <h2>
        {t(`kitchen.columns.${name}`)} <span>{tickets.length}</span>
      </h2>
      {tickets.length === 0 && <Empty small title={empty} kind={PICTURES[name]} />}
      <ul>
        {tickets.map((ticket) => (
          <TicketCard key={ticket.orderId} ticket={ticket} storeId={storeId} now={now} />
        ))}
      </ul>
    </section>
  );
}

/** The dashboard may hear of an order before the store has its ticket: then the list is asked for once more, and again. */
function useLiveTickets(storeId: number): void {
  const client = useQueryClient();
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());
  const query = openTicketsQuery(storeId);
  useLiveRows((row) => {
    if (row.storeId !== storeId) return;
    const ask = async (left: number[]) => {
      await client.invalidateQueries({ queryKey: query.queryKey });
      const wait = left[0];
      if (wait === undefined || isShown(client.getQueryData(query.queryKey), row)) return;
      timers.current.add(setTimeout(() => void ask(left.slice(1)), wait));
    };
    void ask([150, 400, 1_000, 3_000]);
  });
  useEffect(() => {
    const running = timers.current;
    return () => running.forEach(clearTimeout);
  }, []);
}

function isShown(tickets: Ticket[] | undefined, row: BoardRow): boolean {
  const ticket = tickets?.find((other) => other.orderId === row.orderId);
  switch (row.status) {
    case 'ORDERED':
      return ticket !== undefined;
    case 'ORDER_CONFIRMED':
      return ticket?.status === 'CONFIRMED';
    case 'COOK_COMPLETED':
    case 'DELIVERY_STARTED':
      return ticket?.status === 'COOKED';
    case 'PICKED_UP':
    case 'DELIVERY_COMPLETED':
    case 'ORDER_CANCELED':
      return ticket === undefined;
  }
}

function BoardSkeleton() {
  const { t } = useTranslation();
  return (
    <div className={classes.board} role="status" aria-label={t('common.loading')}>
      {[0, 1, 2].map((i) => (
        <Skeleton key={i} height={320} radius="lg" />
      ))}
    </div>
  );
}
