import { Button, Skeleton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiFailure } from '@/shared/api/http';
import type { BoardOrder, Order } from '@/shared/api/types';
import { useFormat } from '@/shared/i18n/format';
import { useLiveRows } from '@/shared/live/LiveProvider';
import { LinkButton } from '@/shared/ui/LinkButton';
import { Back, Page } from '@/shared/ui/Page';
import { Empty, Failed } from '@/shared/ui/States';
import { useNow } from '@/shared/ui/useNow';
import { CancelOrder } from './CancelOrder';
import { boardOrderQuery } from './getBoardOrder';
import { orderQuery } from './getOrder';
import { Headline } from './Headline';
import { progressOf, stepOf } from './progress';
import { Receipt } from './Receipt';
import { Stepper } from './Stepper';
import { Timeline } from './Timeline';
import classes from './orders.module.css';

/** One order, live from the store's bell to the door. */
export function TrackingPage({ orderId, onReorder }: { orderId: number; onReorder: (order: Order) => void }) {
  const { t } = useTranslation();
  const order = useQuery(orderQuery(orderId));
  const board = useQuery(boardOrderQuery(orderId));
  useLive(orderId);
  if (order.isPending) return <TrackingSkeleton />;
  if (order.isLoadingError) {
    const unknown = order.error instanceof ApiFailure && (order.error.status === 404 || order.error.status === 400);
    return unknown ? (
      <Empty title={t('orders.notFound')} hint={t('orders.notFoundHint')}>
        <LinkButton to="/history">
          {t('orders.history')}
        </LinkButton>
      </Empty>
    ) : (
      <Failed title={t('orders.failed')} failure={order.error} retry={() => void order.refetch()} />
    );
  }
  return <Tracking order={order.data} board={board.data} onReorder={onReorder} />;
}

function Tracking({ order, board, onReorder }: { order: Order; board: BoardOrder | null | undefined; onReorder: (order: Order) => void }) {
  const { t } = useTranslation();
  const { clock, day } = useFormat();
  const navigate = useNavigate();
  const progress = progressOf(order, board);
  const now = useNow();
  return (
    <Page
      title={t('orders.tracking')}
      back={<Back onClick={() => void navigate({ to: '/history' })} label={t('orders.history')} />}
      aside={
        <p className={classes.when}>
          {t('orders.number', { id: order.id })} · {day(order.orderDate)} {clock(order.orderDate)}
        </p>
      }
    >
      <div className={classes.layout}>
        <div className={classes.stack}>
          <Headline progress={progress} order={order} board={board} now={now} />
          {progress !== 'ORDER_CANCELED' && <Stepper step={stepOf(progress)} />}
          <Timeline board={board} order={order} />
        </div>
        <div className={classes.side}>
          <Receipt order={order} />
          {order.orderStatus === 'ORDERED' && progress === 'ORDERED' && <CancelOrder order={order} />}
          {(order.orderStatus === 'COMPLETED' || order.orderStatus === 'CANCELED') && (
            <Button variant="light" fullWidth onClick={() => onReorder(order)}>
              {t('orders.reorder')}
            </Button>
          )}
        </div>
      </div>
    </Page>
  );
}

/** What the stream says is shown at once; what it does not say (the timeline, the money) is asked for. */
function useLive(orderId: number): void {
  const client = useQueryClient();
  useLiveRows((row) => {
    if (row.orderId !== orderId) return;
    client.setQueryData(boardOrderQuery(orderId).queryKey, (before) => ({ ...row, timeline: before?.timeline ?? [] }));
    for (const key of ['order', 'board', 'payment']) void client.invalidateQueries({ queryKey: [key, orderId] });
  });
}

function TrackingSkeleton() {
  const { t } = useTranslation();
  return (
    <Page title={t('orders.tracking')}>
      <div role="status" aria-label={t('common.loading')} className={classes.stack}>
        <Skeleton height={180} radius="lg" />
        <Skeleton height={90} radius="lg" />
        <Skeleton height={260} radius="lg" />
      </div>
    </Page>
  );
}
