import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '@/shared/ui/LinkButton';
import { Note } from '@/shared/ui/States';
import { openOf, silentOf } from './gathered';
import { useFailedEvents } from './useAnswers';
import classes from './operator.module.css';

/** How many events failed in all services, and the way to them. */
export function FailedCount() {
  const { t } = useTranslation();
  const { answers, asking } = useFailedEvents();
  const open = openOf(answers);
  const silent = silentOf(...answers);
  if (asking && open === 0) return <Skeleton height={48} role="status" aria-label={t('common.loading')} />;
  return (
    <div className={classes.failedCount}>
      <Note tone={open > 0 || silent.length > 0 ? 'bad' : 'ok'} live>
        {open > 0 && <b data-failed={open}>{t('operator.failedEvents.count', { count: open })} </b>}
        {open === 0 && silent.length === 0 && t('operator.failedEvents.none')}
        {silent.length > 0 && t('operator.failedEvents.silent', { names: silent.join(', ') })}
      </Note>
      <LinkButton to="/operator/failed" variant="default">
        {t('operator.failedEvents.show')}
      </LinkButton>
    </div>
  );
}
