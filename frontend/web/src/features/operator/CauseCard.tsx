import { Button } from '@mantine/core';
import { ChevronDown, RotateCw } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cause } from '@/shared/api/types';
import { useFormat } from '@/shared/i18n/format';
import { Badge } from '@/shared/ui/Badge';
import { FailedRow, RowOfPlace } from './FailedRow';
import type { Of } from './gathered';
import { useReplay } from './replayFailedEvents';
import { useTold } from './useTold';
import classes from './operator.module.css';

/** What failed in one service for one reason. The first is there at once; the others are asked for when they are wanted. */
export function CauseCard({ cause: whole, held }: { cause: Of<Cause>; held: string[] }) {
  const { service, cause, count, first, last, places, example } = whole;
  const { t } = useTranslation();
  const { moment } = useFormat();
  const [all, setAll] = useState(false);
  const title = useId();
  const list = useId();
  const told = useTold();
  const replay = useReplay(service);
  const others = places.filter((place) => place !== example.place);
  return (
    <section className={classes.cause} aria-labelledby={title} data-service={service}>
      <header>
        <Badge tone="bad">{service}</Badge>
        <h2 id={title}>{cause}</h2>
        {count > 1 && (
          <p>
            {t('operator.failedEvents.count', { count })} · {first === last ? moment(last) : `${moment(first)} – ${moment(last)}`}
          </p>
        )}
      </header>
      <ul id={list}>
        <FailedRow service={service} event={example} held={held} />
        {all && others.map((place) => <RowOfPlace key={place} service={service} place={place} held={held} />)}
      </ul>
      {count > 1 && (
        <div className={classes.actions}>
          {others.length > 0 && (
            <Button
              variant="default"
              aria-expanded={all}
              aria-controls={list}
              leftSection={<ChevronDown size={18} aria-hidden data-turned={all} />}
              onClick={() => setAll(!all)}
            >
              {all ? t('operator.failedEvents.fewer') : t('operator.failedEvents.others', { count: others.length })}
            </Button>
          )}
          <Button leftSection={<RotateCw size={18} aria-hidden />} loading={replay.isPending} onClick={() => replay.mutate({ cause }, told)}>
            {t('operator.failedEvents.replayAll', { count })}
          </Button>
        </div>
      )}
      {count > places.length && <p className={classes.rest}>{t('operator.failedEvents.rest', { count: count - places.length })}</p>}
    </section>
  );
}
