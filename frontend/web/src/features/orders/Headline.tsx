import { useTranslation } from 'react-i18next';
import type { BoardOrder, Order } from '@/shared/api/types';
import { Dish, Drawing } from '@/shared/art/Dish';
import { Door, Scooter } from '@/shared/art/Scooter';
import { kindOf } from '@/shared/art/kind';
import { useReason } from '@/shared/i18n/reason';
import { momentOf, readyAt, type Progress } from './progress';
import classes from './orders.module.css';

/** The one sentence that a customer looks for, said aloud when it changes. */
export function Headline({ progress, order, board, now }: { progress: Progress; order: Order; board: BoardOrder | null | undefined; now: number }) {
  const { t } = useTranslation();
  const reason = useReason();
  const courier = momentOf(board, 'CourierAssigned')?.detail;
  return (
    <section className={classes.headline} data-progress={progress}>
      <div className={classes.picture}>
        <Picture progress={progress} order={order} />
      </div>
      <div>
        <div role="status" aria-live="polite">
          <h2 data-testid="headline" data-progress={progress}>
            {t(`orders.headline.${progress}`)}
          </h2>
          <p>
            {progress === 'ORDER_CANCELED'
              ? `${reason(order.cancelReason ?? board?.cancelReason ?? null)} ${t('orders.hint.ORDER_CANCELED')}`
              : t(`orders.hint.${progress}`, { name: order.storeName })}
          </p>
        </div>
        {progress === 'ORDER_CONFIRMED' && <Eta board={board} now={now} />}
        {courier && (progress === 'ASSIGNED' || progress === 'PICKED_UP') && (
          <p className={classes.courier}>
            {t('orders.courier')} <b>{courier}</b>
          </p>
        )}
      </div>
    </section>
  );
}

function Eta({ board, now }: { board: BoardOrder | null | undefined; now: number }) {
  const { t } = useTranslation();
  const ready = readyAt(board);
  if (ready === null) return null;
  const left = Math.ceil((ready.at - now) / 60_000);
  const done = Math.min(100, Math.max(4, 100 - ((ready.at - now) / (ready.minutes * 60_000)) * 100));
  return (
    <div className={classes.eta}>
      <b>{left > 0 ? t('orders.eta', { count: left }) : t('orders.etaSoon')}</b>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="4" rx="2" className={classes.track} />
        <rect width={done} height="4" rx="2" className={classes.done} />
      </svg>
    </div>
  );
}

function Picture({ progress, order }: { progress: Progress; order: Order }) {
  switch (progress) {
    case 'PICKED_UP':
    case 'ASSIGNED':
      return <Scooter size={132} />;
    case 'DELIVERY_COMPLETED':
      return <Door size={132} />;
    case 'ORDERED':
    case 'ORDER_CONFIRMED':
    case 'COOK_COMPLETED':
    case 'DELIVERY_STARTED':
      return <Drawing kind={kindOf(order.items[0]?.itemName ?? order.itemName)} size={132} />;
    case 'ORDER_CANCELED':
      return (
        <span className={classes.gray}>
          <Dish name={order.storeName} />
        </span>
      );
  }
}
