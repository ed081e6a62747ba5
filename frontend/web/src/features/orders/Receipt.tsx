import { useQuery } from '@tanstack/react-query';
import { CreditCard, MapPin, MessageSquareText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Order } from '@/shared/api/types';
import { useFormat } from '@/shared/i18n/format';
import { Bill } from '@/shared/ui/Bill';
import { Card } from '@/shared/ui/Page';
import { Note } from '@/shared/ui/States';
import { paymentQuery } from './getPayment';
import classes from './orders.module.css';

/** What was bought, what became of the money, and where it goes. */
export function Receipt({ order }: { order: Order }) {
  const { t } = useTranslation();
  const { won } = useFormat();
  const payment = useQuery(paymentQuery(order.id)).data ?? null;
  const canceled = order.orderStatus === 'CANCELED';
  const back = payment?.status === 'REFUNDED' || payment?.status === 'CANCELED';
  return (
    <>
      {canceled && (
        <Note tone={back ? 'ok' : 'info'} live>
          <b>{t('orders.refund.title')}</b>
          <p data-testid="refund">{t(back ? 'orders.refund.done' : 'orders.refund.pending', { price: won(order.price) })}</p>
        </Note>
      )}
      <Card title={t('orders.receipt')}>
        <p className={classes.store}>{order.storeName}</p>
        <Bill lines={order.items} total={order.price} />
        <dl className={classes.facts}>
          <dt>
            <CreditCard size={18} aria-hidden />
            <span className="sr-only">{t('orders.receipt')}</span>
          </dt>
          <dd>{moneyWord(t, payment?.status ?? null, canceled)}</dd>
          {order.address !== null && (
            <>
              <dt>
                <MapPin size={18} aria-hidden />
                <span className="sr-only">{t('orders.deliverTo')}</span>
              </dt>
              <dd>{order.address}</dd>
            </>
          )}
          {order.note !== null && (
            <>
              <dt>
                <MessageSquareText size={18} aria-hidden />
                <span className="sr-only">{t('orders.note')}</span>
              </dt>
              <dd>{order.note}</dd>
            </>
          )}
        </dl>
      </Card>
    </>
  );
}

function moneyWord(
  t: ReturnType<typeof useTranslation>['t'],
  status: 'APPROVED' | 'CAPTURED' | 'REFUNDED' | 'CANCELED' | null,
  canceled: boolean,
): string {
  if (status === null) return t('orders.payment.pending');
  const goingBack = canceled && (status === 'APPROVED' || status === 'CAPTURED');
  return goingBack ? t('orders.payment.refunding') : t(`orders.payment.${status}`);
}
