import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cause, ParkedKey } from '@/shared/api/types';
import { useFormat } from '@/shared/i18n/format';
import { Badge } from '@/shared/ui/Badge';
import { Confirm } from '@/shared/ui/Confirm';
import { Card } from '@/shared/ui/Page';
import { orderOfKey, type Of } from './gathered';
import { KeyOf } from './KeyOf';
import { useRelease } from './releaseParked';
import { useTold } from './useTold';
import classes from './operator.module.css';

/** Orders whose later events wait behind one that failed. */
export function ParkedKeys({ keys, causes }: { keys: Of<ParkedKey>[]; causes: Of<Cause>[] }) {
  const { t } = useTranslation();
  return (
    <Card title={t('operator.failedEvents.parked', { count: keys.length })}>
      <p className={classes.explain}>{t('operator.failedEvents.parkedText')}</p>
      <ul className={classes.letters}>
        {keys.map((parked) => (
          <ParkedRow key={`${parked.service} ${parked.key}`} parked={parked} order={orderOfKey(parked, causes)} />
        ))}
      </ul>
    </Card>
  );
}

function ParkedRow({ parked, order }: { parked: Of<ParkedKey>; order: string | null }) {
  const { t } = useTranslation();
  const { moment } = useFormat();
  const [asking, setAsking] = useState(false);
  const told = useTold();
  const release = useRelease(parked.service);
  const names = { name: parked.service, id: parked.key };
  const without = () => release.mutate({ key: parked.key, letters: 'give-up' }, { ...told, onSettled: () => setAsking(false) });
  return (
    <li className={classes.letter} data-parked={parked.key}>
      <Badge tone="warn">{parked.service}</Badge>
      <KeyOf order={order} name={parked.key} />
      <time dateTime={parked.parkedAt}>{moment(parked.parkedAt)}</time>
      <div className={classes.actions}>
        <Button
          variant="default"
          loading={release.isPending && !asking}
          aria-label={t('operator.failedEvents.releaseOf', names)}
          onClick={() => release.mutate({ key: parked.key, letters: 'replay' }, told)}
        >
          {t('operator.failedEvents.release')}
        </Button>
        <Button variant="subtle" aria-label={t('operator.failedEvents.releaseWithoutOf', names)} onClick={() => setAsking(true)}>
          {t('operator.failedEvents.releaseWithout')}
        </Button>
      </div>
      <small>{parked.cause}</small>
      {asking && (
        <Confirm
          title={t('operator.failedEvents.releaseTitle', { id: parked.key })}
          yes={t('operator.failedEvents.releaseYes')}
          no={t('common.back')}
          busy={release.isPending}
          grave
          confirm={without}
          close={() => setAsking(false)}
        >
          <p>{t('operator.failedEvents.releaseText', { name: parked.service })}</p>
          <p>{t('operator.failedEvents.giveUpAfter')}</p>
        </Confirm>
      )}
    </li>
  );
}
