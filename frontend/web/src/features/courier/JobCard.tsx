import { Button } from '@mantine/core';
import { MapPin, Store } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ApiFailure } from '@/shared/api/http';
import type { Job } from '@/shared/api/types';
import { minutesSince } from '@/shared/i18n/format';
import { Badge } from '@/shared/ui/Badge';
import { useErrorText } from '@/shared/ui/errors';
import { toast } from '@/shared/ui/toasts';
import { useNow } from '@/shared/ui/useNow';
import { useStepJob, type Verb } from './stepJob';
import classes from './courier.module.css';

const NEXT = {
  STARTED: { verb: 'claim', words: 'courier.claim', said: 'courier.claimed' },
  ASSIGNED: { verb: 'pickup', words: 'courier.pickUp', said: 'courier.pickedUp' },
  PICKED_UP: { verb: 'complete', words: 'courier.handOver', said: 'courier.handedOver' },
  COMPLETED: null,
  CANCELED: null,
} as const satisfies Record<Job['status'], { verb: Verb; words: string; said: string } | null>;

/** From where to where, and the one thing to do next. */
export function JobCard({ job }: { job: Job }) {
  const { t } = useTranslation();
  const now = useNow();
  const waiting = job.startedAt === null ? 0 : minutesSince(job.startedAt, now);
  return (
    <li className={classes.job} data-job={job.id} data-status={job.status}>
      <header>
        <h3>{t('common.order', { id: job.orderId })}</h3>
        <Badge tone={job.status === 'STARTED' ? 'warn' : 'brand'}>
          {job.status === 'STARTED' ? t('courier.waiting', { count: waiting }) : t(`courier.state.${job.status}`)}
        </Badge>
      </header>
      <ol className={classes.way}>
        <li data-now={job.status === 'ASSIGNED'}>
          <Store size={20} aria-hidden />
          <span>
            <small>{t('courier.from')}</small>
            <b>{job.storeName}</b>
          </span>
        </li>
        <li data-now={job.status === 'PICKED_UP'}>
          <MapPin size={20} aria-hidden />
          <span>
            <small>{t('courier.to')}</small>
            <b>{job.address ?? t('courier.noAddress')}</b>
          </span>
        </li>
      </ol>
      <Next job={job} />
    </li>
  );
}

function Next({ job }: { job: Job }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const step = useStepJob();
  const next = NEXT[job.status];
  if (next === null) return null;
  const refused = (failure: unknown): string => {
    if (!(failure instanceof ApiFailure) || failure.status !== 409) return errorText(failure);
    return failure.code === 'already-claimed' ? t('courier.taken') : t('courier.gone');
  };
  const take = () =>
    step.mutate(
      { id: job.id, verb: next.verb },
      { onSuccess: () => toast(t(next.said)), onError: (failure) => toast(refused(failure), 'bad') },
    );
  return (
    <Button fullWidth size="md" loading={step.isPending} onClick={take}>
      {t(next.words)}
    </Button>
  );
}
