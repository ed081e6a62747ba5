import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '@/shared/api/types';
import { dayKey, hourOf, useFormat } from '@/shared/i18n/format';
import { Card, Page } from '@/shared/ui/Page';
import { Empty, Failed } from '@/shared/ui/States';
import { recentTicketsQuery } from './getTickets';
import { OwnersOnly, StoreSwitch } from './OwnersOnly';
import classes from './kitchen.module.css';

/** What today brought, in Seoul's day. */
export function SalesPage() {
  return <OwnersOnly>{(storeId) => <Sales key={storeId} storeId={storeId} />}</OwnersOnly>;
}

function Sales({ storeId }: { storeId: number }) {
  const { t } = useTranslation();
  const tickets = useQuery(recentTicketsQuery(storeId));
  return (
    <Page title={t('kitchen.salesTitle')} aside={<StoreSwitch storeId={storeId} />}>
      {tickets.isPending && <Skeleton height={400} radius="lg" role="status" aria-label={t('common.loading')} />}
      {tickets.isLoadingError && <Failed title={t('kitchen.failed')} failure={tickets.error} retry={() => void tickets.refetch()} />}
      {tickets.data !== undefined && <Figures tickets={ofToday(tickets.data)} />}
    </Page>
  );
}

function Figures({ tickets }: { tickets: Ticket[] }) {
  const { t } = useTranslation();
  const { won } = useFormat();
  const sold = tickets.filter((ticket) => ticket.status !== 'CANCELED');
  const sum = sold.reduce((total, ticket) => total + ticket.price, 0);
  if (tickets.length === 0) return <Empty title={t('kitchen.salesEmpty')} hint={t('kitchen.salesEmptyHint')} kind="coffee" />;
  return (
    <>
      <dl className={classes.figures}>
        <Figure name={t('kitchen.salesSum')} value={won(sum)} />
        <Figure name={t('kitchen.salesCount')} value={String(sold.length)} />
        <Figure name={t('kitchen.salesAverage')} value={won(sold.length === 0 ? 0 : Math.round(sum / sold.length))} />
        <Figure name={t('kitchen.salesCanceled')} value={String(tickets.length - sold.length)} />
      </dl>
      <div className={classes.charts}>
        <Card title={t('kitchen.perHour')}>
          <Hours tickets={sold} />
        </Card>
        <Card title={t('kitchen.top')}>
          <Top tickets={sold} />
        </Card>
      </div>
    </>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Hours({ tickets }: { tickets: Ticket[] }) {
  const { t } = useTranslation();
  const hours = Array.from({ length: 24 }, (_, hour) => tickets.filter((ticket) => hourOf(ticket.orderDate!) === hour).length);
  const most = Math.max(1, ...hours);
  return (
    <ol className={classes.hours}>
      {hours.map((count, hour) => (
        <li key={hour} data-some={count > 0}>
          <span className="sr-only">{t('kitchen.perHourText', { hour, count })}</span>
          <span aria-hidden="true" className={classes.count}>
            {count > 0 ? count : ''}
          </span>
          <svg viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true">
            <rect x="0" y={100 - Math.max(2, (count / most) * 100)} width="10" height="100" rx="2" />
          </svg>
          <span aria-hidden="true">{hour % 3 === 0 ? hour : ''}</span>
        </li>
      ))}
    </ol>
  );
}

function Top({ tickets }: { tickets: Ticket[] }) {
  const { t } = useTranslation();
  const counts = new Map<string, number>();
  for (const line of tickets.flatMap((ticket) => ticket.items)) {
    counts.set(line.itemName, (counts.get(line.itemName) ?? 0) + line.qty);
  }
  const top = [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, 6);
  return (
    <ol className={classes.top}>
      {top.map(([name, count]) => (
        <li key={name}>
          <span>{name}</span>
          <b>{t('common.items', { count })}</b>
        </li>
      ))}
    </ol>
  );
}

function ofToday(tickets: Ticket[]): Ticket[] {
  const today = dayKey(new Date());
  return tickets.filter((ticket) => ticket.orderDate !== null && dayKey(ticket.orderDate) === today);
}
