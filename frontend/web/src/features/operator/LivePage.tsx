import { Skeleton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardListing } from '@/shared/api/types';
import { useFormat } from '@/shared/i18n/format';
import { useLiveRows } from '@/shared/live/LiveProvider';
import { Badge, OF_BOARD } from '@/shared/ui/Badge';
import { Card, Page } from '@/shared/ui/Page';
import { Empty, Failed } from '@/shared/ui/States';
import { useNow } from '@/shared/ui/useNow';
import { FailedCount } from './FailedCount';
import { countsQuery, latestQuery, STATES, waitingQuery } from './getBoard';
import { OperatorsOnly } from './OperatorsOnly';
import { Rows } from './Rows';
import { perMinute, stuckOnes } from './stuck';
import classes from './operator.module.css';

const Rate = lazy(async () => ({ default: (await import('./Rate')).Rate }));

/** Everything at a glance, live. */
export function LivePage() {
  return (
    <OperatorsOnly>
      <Live />
    </OperatorsOnly>
  );
}

function Live() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const latest = useQuery(latestQuery);
  useLiveRows(() => void client.invalidateQueries({ queryKey: ['board'] }));
  return (
    <Page title={t('operator.title')} aside={latest.data !== undefined && <Age listing={latest.data} />}>
      <Counts />
      {latest.isPending && <Skeleton height={300} radius="lg" role="status" aria-label={t('common.loading')} />}
      {latest.isLoadingError && <Failed title={t('operator.failed')} failure={latest.error} retry={() => void latest.refetch()} />}
      {latest.data !== undefined && <Overview listing={latest.data} />}
      <Card title={t('operator.failedEvents.title')} className={classes.below!}>
        <FailedCount />
      </Card>
    </Page>
  );
}

function Age({ listing }: { listing: BoardListing }) {
  const { t } = useTranslation();
  const { clock } = useFormat();
  const behind = listing.lagSeconds > 0;
  return (
    <div className={classes.age} role="status">
      <Badge tone={behind ? 'bad' : 'ok'}>
        {t('operator.lag')}: {behind ? t('operator.lagSeconds', { count: listing.lagSeconds }) : t('operator.lagNone')}
      </Badge>
      <span>{t('operator.asOf', { time: clock(listing.asOf, true) })}</span>
    </div>
  );
}

function Counts() {
  const { t } = useTranslation();
  const counts = useQuery(countsQuery).data;
  return (
    <dl className={classes.counts} aria-label={t('operator.byState')}>
      {STATES.map((status) => {
        const [tone, Icon] = OF_BOARD[status];
        return (
          <div key={status} data-tone={tone}>
            <dt>
              <Icon size={18} aria-hidden /> {t(`orders.board.${status}`)}
            </dt>
            <dd data-count={status}>{counts?.[status] ?? '–'}</dd>
          </div>
        );
      })}
    </dl>
  );
}

function Overview({ listing }: { listing: BoardListing }) {
  const { t } = useTranslation();
  const now = useNow();
  const minutes = perMinute(listing.content, now);
  const recent = minutes.slice(-5).reduce((sum, count) => sum + count, 0) / 5;
  return (
    <>
      <div className={classes.two}>
        <Card title={t('operator.rate')}>
          <p className={classes.now}>{t('operator.rateNow', { value: recent.toFixed(1) })}</p>
          <Suspense fallback={<Skeleton height={180} />}>
            <Rate minutes={minutes} now={now} label={t('operator.rateText')} />
          </Suspense>
        </Card>
        <Stuck now={now} />
      </div>
      <Card title={t('operator.latest')}>
        {listing.content.length === 0 ? (
          <Empty title={t('operator.empty')} hint={t('operator.emptyHint')} kind="coffee" />
        ) : (
          <Rows rows={listing.content.slice(0, 25)} />
        )}
      </Card>
    </>
  );
}

function Stuck({ now }: { now: number }) {
  const { t } = useTranslation();
  const stuck = stuckOnes(useQuery(waitingQuery).data ?? [], now);
  return (
    <Card title={`${t('operator.stuck')} (${stuck.length})`}>
      {stuck.length === 0 ? <Empty small title={t('operator.stuckNone')} kind="salad" /> : <Rows rows={stuck.slice(0, 6)} stuckAt={now} />}
    </Card>
  );
}
