import { Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Order } from '@/shared/api/types';
import { Dish } from '@/shared/art/Dish';
import { dayKey, useFormat } from '@/shared/i18n/format';
import { useLiveRows } from '@/shared/live/LiveProvider';
import { useSession } from '@/shared/session/session';
import { OrderBadge } from '@/shared/ui/Badge';
import { LinkButton } from '@/shared/ui/LinkButton';
import { Page } from '@/shared/ui/Page';
import { Empty, Failed } from '@/shared/ui/States';
import { ordersQuery } from './getOrders';
import { isOver } from './getOrder';
import classes from './orders.module.css';

/** What this customer ordered, day by day, with a way to have it again. */
export function HistoryPage({ onReorder }: { onReorder: (order: Order) => void }) {
  const { t } = useTranslation();
  const session = useSession();
  return (
    <Page title={t('orders.history')} narrow>
      {session?.role === 'CUSTOMER' ? (
        <History onReorder={onReorder} />
      ) : (
        <Empty title={t('orders.needsCustomer')} kind="dumpling">
          <LinkButton to="/sign-in" search={{ next: '/history' }}>
            {t('nav.signIn')}
          </LinkButton>
        </Empty>
      )}
    </Page>
  );
}

function History({ onReorder }: { onReorder: (order: Order) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const orders = useInfiniteQuery(ordersQuery);
  useLiveRows(() => void client.invalidateQueries({ queryKey: ['orders'] }));
  if (orders.isPending) return <HistorySkeleton />;
  if (orders.isLoadingError) return <Failed title={t('orders.failed')} failure={orders.error} retry={() => void orders.refetch()} />;
  const all = orders.data.pages.flatMap((page) => page.content);
  if (all.length === 0) {
    return (
      <Empty title={t('orders.historyEmpty')} hint={t('orders.historyEmptyHint')} kind="dumpling">
        <LinkButton to="/">
          {t('cart.browse')}
        </LinkButton>
      </Empty>
    );
  }
  return (
    <>
      <Days orders={all} onReorder={onReorder} />
      {orders.hasNextPage && (
        <Button variant="default" fullWidth mt={20} loading={orders.isFetchingNextPage} onClick={() => void orders.fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
    </>
  );
}

function Days({ orders, onReorder }: { orders: Order[]; onReorder: (order: Order) => void }) {
  const { day } = useFormat();
  const days = Map.groupBy(orders, (order) => dayKey(order.orderDate));
  return [...days].map(([key, ofDay]) => (
    <section key={key} className={classes.day}>
      <h2>{day(ofDay[0]!.orderDate)}</h2>
      <ul>
        {ofDay.map((order) => (
          <Entry key={order.id} order={order} onReorder={onReorder} />
        ))}
      </ul>
    </section>
  ));
}

function Entry({ order, onReorder }: { order: Order; onReorder: (order: Order) => void }) {
  const { t } = useTranslation();
  const { won, clock } = useFormat();
  return (
    <li className={classes.entry}>
      <div className={classes.thumb}>
        <Dish name={order.storeName} />
      </div>
      <div className={classes.what}>
        <h3>
          <Link to="/order/$orderId" params={{ orderId: String(order.id) }}>
            {order.storeName}
          </Link>
        </h3>
        <p>
          {order.itemName} · {won(order.price)}
        </p>
        <p>
          {clock(order.orderDate)} · {t('orders.number', { id: order.id })}
        </p>
      </div>
      <div className={classes.actions}>
        <OrderBadge status={order.orderStatus} />
        {isOver(order) ? (
          <Button variant="light" leftSection={<RotateCcw size={17} aria-hidden />} onClick={() => onReorder(order)}>
            {t('orders.reorder')}
          </Button>
        ) : (
          <LinkButton to="/order/$orderId" params={{ orderId: String(order.id) }}>
            {t('orders.track')}
          </LinkButton>
        )}
      </div>
    </li>
  );
}

function HistorySkeleton() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('common.loading')}>
      {Array.from({ length: 4 }, (_, i) => (
        <Skeleton key={i} height={112} radius="lg" mb={14} />
      ))}
    </div>
  );
}
