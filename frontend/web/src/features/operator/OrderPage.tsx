import { Skeleton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { BoardOrder, Moment } from '@/shared/api/types';
import { useFormat } from '@/shared/i18n/format';
import type { ko } from '@/shared/i18n/ko';
import { useLiveRows } from '@/shared/live/LiveProvider';
import { BoardBadge } from '@/shared/ui/Badge';
import { Back, Card, Page } from '@/shared/ui/Page';
import { Empty, Failed } from '@/shared/ui/States';
import { useNow } from '@/shared/ui/useNow';
import { witnessesQuery, type Witnesses, type Word } from './getWitnesses';
import { OperatorsOnly } from './OperatorsOnly';
import { Why } from './Why';
import classes from './operator.module.css';

/** "Why is my order like this?": one order, every event, what each service says, and what it waits for. */
export function OrderPage() {
  const { orderId } = useParams({ from: '/operator/order/$orderId' });
  return (
    <OperatorsOnly>
      <Inquiry key={orderId} orderId={Number(orderId)} />
    </OperatorsOnly>
  );
}

function Inquiry({ orderId }: { orderId: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const witnesses = useQuery(witnessesQuery(orderId));
  useLiveRows((row) => {
    if (row.orderId === orderId) void client.invalidateQueries({ queryKey: ['witnesses', orderId] });
  });
  const board = witnesses.data?.dashboard;
  return (
    <Page
      title={t('operator.whyTitle', { id: orderId })}
      back={<Back onClick={() => void navigate({ to: '/operator' })} label={t('operator.title')} />}
      aside={board?.kind === 'said' && <BoardBadge status={board.what.status} />}
    >
      {witnesses.isPending && <Skeleton height={300} radius="lg" role="status" aria-label={t('common.loading')} />}
      {witnesses.isLoadingError && <Failed title={t('operator.failed')} failure={witnesses.error} retry={() => void witnesses.refetch()} />}
      {witnesses.data !== undefined && <Answers witnesses={witnesses.data} />}
    </Page>
  );
}

function Answers({ witnesses }: { witnesses: Witnesses }) {
  const { t } = useTranslation();
  const now = useNow();
  const board = witnesses.dashboard.kind === 'said' ? witnesses.dashboard.what : null;
  if (witnesses.order.kind === 'unknown' && board === null) {
    return <Empty title={t('orders.notFound')} hint={t('orders.notFoundHint')} />;
  }
  return (
    <div className={classes.inquiry}>
      <Why witnesses={witnesses} board={board} now={now} />
      <Says witnesses={witnesses} />
      {board !== null && <Events board={board} />}
    </div>
  );
}

function Says({ witnesses }: { witnesses: Witnesses }) {
  const { t } = useTranslation();
  const word = <T,>(said: Word<T>, of: (what: T) => string): string => {
    switch (said.kind) {
      case 'said':
        return of(said.what);
      case 'unknown':
        return t('operator.unknownHere');
      case 'silent':
        return `${t('operator.noAnswer')} (${said.code})`;
    }
  };
  const rows: [string, Word<unknown>, string][] = [
    ['order', witnesses.order, word(witnesses.order, (order) => order.orderStatus)],
    ['payment', witnesses.payment, word(witnesses.payment, (payment) => payment.status)],
    ['store', witnesses.store, word(witnesses.store, (ticket) => ticket.status)],
    ['delivery', witnesses.delivery, word(witnesses.delivery, (job) => (job.courierId === null ? job.status : `${job.status} · ${job.courierId}`))],
    ['dashboard', witnesses.dashboard, word(witnesses.dashboard, (row) => row.status)],
  ];
  return (
    <Card title={t('operator.services')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('operator.service')}</th>
            <th scope="col">{t('operator.says')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([service, said, text]) => (
            <tr key={service} data-said={said.kind}>
              <th scope="row">{service}</th>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

const SPEAKER: Record<keyof typeof ko.orders.moment, string> = {
  Ordered: 'order',
  OrderCanceled: 'order',
  PaymentApproved: 'payment',
  PaymentCanceled: 'payment',
  StoreConfirmed: 'store',
  CookCompleted: 'store',
  StoreCanceled: 'store',
  DeliveryStarted: 'delivery',
  CourierAssigned: 'delivery',
  PickedUp: 'delivery',
  DeliveryCompleted: 'delivery',
  DeliveryCanceled: 'delivery',
};

function Events({ board }: { board: BoardOrder }) {
  const { t } = useTranslation();
  return (
    <Card title={t('operator.events')} className={classes.events!}>
      <ol>
        {board.timeline.map((moment) => (
          <EventRow key={`${moment.type} ${moment.at}`} moment={moment} />
        ))}
      </ol>
    </Card>
  );
}

function EventRow({ moment }: { moment: Moment }) {
  const { t, i18n } = useTranslation();
  const { clock } = useFormat();
  const known = moment.type as keyof typeof SPEAKER;
  return (
    <li>
      <time dateTime={moment.at}>{clock(moment.at, true)}</time>
      <code>{SPEAKER[known]}</code>
      <span>
        <b>{moment.type}</b> {i18n.exists(`orders.moment.${moment.type}`) && t(`orders.moment.${known}`)}
        {moment.detail !== null && <small>{moment.detail}</small>}
      </span>
    </li>
  );
}
