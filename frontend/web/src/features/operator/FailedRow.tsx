import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FailedEvent } from '@/shared/api/types';
import { useFormat } from '@/shared/i18n/format';
import { useErrorText } from '@/shared/ui/errors';
import { Note } from '@/shared/ui/States';
import { GiveUp } from './GiveUp';
import { orderOf } from './gathered';
import { failedEventQuery } from './getFailedEvent';
import { KeyOf } from './KeyOf';
import { useReplay } from './replayFailedEvents';
import type { Service } from './services';
import { useTold } from './useTold';
import classes from './operator.module.css';

/** One failed event: what it is, what it is about, and the two ways to be rid of it. */
export function FailedRow({ service, event, held }: { service: Service; event: FailedEvent; held: string[] }) {
  const { t } = useTranslation();
  const { moment } = useFormat();
  const [asking, setAsking] = useState(false);
  const told = useTold();
  const replay = useReplay(service);
  const isHeld = event.key !== null && held.includes(event.key);
  const name = event.headers['type'] ?? t('operator.failedEvents.noType');
  const names = { name, id: event.key ?? event.place };
  return (
    <li className={classes.letter} data-place={event.place}>
      <b>{name}</b>
      <KeyOf order={orderOf(event)} name={event.key} />
      <time dateTime={event.failedAt}>{moment(event.failedAt)}</time>
      <div className={classes.actions}>
        <Button
          variant="default"
          loading={replay.isPending}
          aria-label={t('operator.failedEvents.replayOf', names)}
          onClick={() => replay.mutate({ place: event.place }, told)}
        >
          {t('operator.failedEvents.replay')}
        </Button>
        {isHeld ? (
          <small>{t('operator.failedEvents.held')}</small>
        ) : (
          <Button variant="subtle" aria-label={t('operator.failedEvents.giveUpOf', names)} onClick={() => setAsking(true)}>
            {t('operator.failedEvents.giveUp')}
          </Button>
        )}
      </div>
      <Payload event={event} />
      {asking && <GiveUp service={service} event={event} close={() => setAsking(false)} />}
    </li>
  );
}

/** The list of a cause names the others by their places only. */
export function RowOfPlace({ service, place, held }: { service: Service; place: string; held: string[] }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { data, error } = useQuery(failedEventQuery(service, place));
  if (data !== undefined) return <FailedRow service={service} event={data} held={held} />;
  return (
    <li className={classes.letter}>
      {error === null ? (
        <Skeleton height={44} role="status" aria-label={t('common.loading')} />
      ) : (
        <Note tone="bad">
          {place}: {errorText(error)}
        </Note>
      )}
    </li>
  );
}

function Payload({ event }: { event: FailedEvent }) {
  const { t } = useTranslation();
  return (
    <details className={classes.payload}>
      <summary>{t('operator.failedEvents.whatItSays')}</summary>
      <p>{event.place}</p>
      <pre tabIndex={0} aria-label={t('operator.failedEvents.whatItSays')}>
        {event.payload ?? ''}
      </pre>
    </details>
  );
}
