import { useTranslation } from 'react-i18next';
import type { Rebuild } from '@/shared/api/types';
import { useFormat } from '@/shared/i18n/format';
import { Note } from '@/shared/ui/States';
import classes from './operator.module.css';

/** How far a rebuild is, or what came of it. */
export function RebuildState({ rebuild }: { rebuild: Rebuild }) {
  const { t } = useTranslation();
  switch (rebuild.state) {
    case 'NONE':
      return <p className={classes.explain}>{t('operator.rebuild.none')}</p>;
    case 'RUNNING':
      return <Running rebuild={rebuild} />;
    case 'DONE':
      return (
        <>
          <Note tone="ok" live>
            {rebuild.corrected === 0 ? t('operator.rebuild.nothingWrong') : t('operator.rebuild.mended', { count: rebuild.corrected ?? 0 })}
          </Note>
          <Result rebuild={rebuild} />
        </>
      );
    case 'FAILED':
      return (
        <>
          <Note tone="bad" live>
            {t('operator.rebuild.failed')} <small>{rebuild.failure}</small>
          </Note>
          <Result rebuild={rebuild} />
        </>
      );
  }
}

/** The end moves while events are said; there is none before the first was read. */
function Running({ rebuild: { events, end, eventsPerSecond } }: { rebuild: Rebuild }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  return (
    <div className={classes.running} role="status">
      <progress max={Math.max(1, end)} value={events} aria-label={t('operator.rebuild.title')} />
      <p>{t('operator.rebuild.running', { done: number(events), all: number(end), rate: number(eventsPerSecond) })}</p>
    </div>
  );
}

function Result({ rebuild: { startedAt, finishedAt, events, corrected, model } }: { rebuild: Rebuild }) {
  const { t } = useTranslation();
  const { number, moment } = useFormat();
  const seconds = startedAt === null || finishedAt === null ? null : (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000;
  const said: [string, string | null][] = [
    [t('operator.rebuild.at'), finishedAt === null ? null : moment(finishedAt)],
    [t('operator.rebuild.events'), number(events)],
    [t('operator.rebuild.seconds'), seconds === null ? null : seconds.toFixed(1)],
    [t('operator.rebuild.corrected'), corrected === null ? null : number(corrected)],
    [t('operator.rebuild.rows'), model === null ? null : number(model.rows)],
    [t('operator.rebuild.checksum'), model?.checksum ?? null],
  ];
  return (
    <dl className={classes.result}>
      {said.map(
        ([term, value]) =>
          value !== null && (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
