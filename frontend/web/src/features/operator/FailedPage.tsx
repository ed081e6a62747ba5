import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Badge } from '@/shared/ui/Badge';
import { Page } from '@/shared/ui/Page';
import { Empty, Note } from '@/shared/ui/States';
import { CauseCard } from './CauseCard';
import { causesOf, heldIn, keysOf, openOf, silentOf, unsentOf } from './gathered';
import { OperatorsOnly } from './OperatorsOnly';
import { ParkedKeys } from './ParkedKeys';
import { UnsentEvents } from './UnsentEvents';
import { useFailedEvents, useParked } from './useAnswers';
import classes from './operator.module.css';

/** What no service will do by itself any more: events that failed, the keys that wait behind them, and what cannot leave. */
export function FailedPage() {
  return (
    <OperatorsOnly>
      <Failures />
    </OperatorsOnly>
  );
}

function Failures() {
  const { t } = useTranslation();
  const failed = useFailedEvents();
  const parked = useParked();
  const causes = causesOf(failed.answers);
  const keys = keysOf(parked.answers);
  const unsent = unsentOf(parked.answers);
  const silent = silentOf(...failed.answers, ...parked.answers);
  const open = openOf(failed.answers);
  const asking = failed.asking || parked.asking;
  const nothing = causes.length + keys.length + unsent.length === 0;
  return (
    <Page title={t('operator.failedEvents.title')} aside={open > 0 && <Badge tone="bad">{t('operator.failedEvents.count', { count: open })}</Badge>}>
      {silent.length > 0 && (
        <div className={classes.above}>
          <Note tone="bad" live>
            {t('operator.failedEvents.silent', { names: silent.join(', ') })}
          </Note>
        </div>
      )}
      {nothing && asking && <Skeleton height={300} radius="lg" role="status" aria-label={t('common.loading')} />}
      {nothing && !asking && silent.length === 0 && <Empty title={t('operator.failedEvents.none')} hint={t('operator.failedEvents.noneHint')} kind="salad" />}
      <div className={classes.causes}>
        {causes.map((cause) => (
          <CauseCard key={`${cause.service} ${cause.cause}`} cause={cause} held={heldIn(cause.service, keys)} />
        ))}
        {keys.length > 0 && <ParkedKeys keys={keys} causes={causes} />}
        {unsent.length > 0 && <UnsentEvents events={unsent} />}
      </div>
    </Page>
  );
}
