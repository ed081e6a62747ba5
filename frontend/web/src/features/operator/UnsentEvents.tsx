import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Unsent } from '@/shared/api/types';
import { useFormat } from '@/shared/i18n/format';
import { Badge } from '@/shared/ui/Badge';
import { useErrorText } from '@/shared/ui/errors';
import { Card } from '@/shared/ui/Page';
import { toast } from '@/shared/ui/toasts';
import type { Of } from './gathered';
import { useRetryUnsent } from './retryUnsent';
import classes from './operator.module.css';

/** Events that Kafka refuses for good, such as one that is too large; the limit has to be raised first. */
export function UnsentEvents({ events }: { events: Of<Unsent>[] }) {
  const { t } = useTranslation();
  return (
    <Card title={t('operator.failedEvents.unsent', { count: events.length })}>
      <p className={classes.explain}>{t('operator.failedEvents.unsentText')}</p>
      <ul className={classes.letters}>
        {events.map((event) => (
          <UnsentRow key={`${event.service} ${event.id}`} event={event} />
        ))}
      </ul>
    </Card>
  );
}

function UnsentRow({ event }: { event: Of<Unsent> }) {
  const { t } = useTranslation();
  const { moment } = useFormat();
  const errorText = useErrorText();
  const retry = useRetryUnsent(event.service);
  const again = () =>
    retry.mutate(event.id, {
      onSuccess: () => toast(t('operator.failedEvents.retried')),
      onError: (failure) => toast(errorText(failure), 'bad'),
    });
  return (
    <li className={classes.letter}>
      <Badge tone="warn">{event.service}</Badge>
      <b>
        {event.type} · {event.aggregate} {event.aggregateId}
      </b>
      <time dateTime={event.occurredAt}>{moment(event.occurredAt)}</time>
      <div className={classes.actions}>
        <Button
          variant="default"
          loading={retry.isPending}
          aria-label={t('operator.failedEvents.retryOf', { name: event.type, id: event.aggregateId })}
          onClick={again}
        >
          {t('operator.failedEvents.retry')}
        </Button>
      </div>
      <small>{event.reason}</small>
    </li>
  );
}
