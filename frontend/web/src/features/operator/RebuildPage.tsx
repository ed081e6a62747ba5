import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Hammer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/shared/ui/Confirm';
import { useErrorText } from '@/shared/ui/errors';
import { Card, Page } from '@/shared/ui/Page';
import { Failed, Note } from '@/shared/ui/States';
import { toast } from '@/shared/ui/toasts';
import { rebuildQuery } from './getRebuild';
import { OperatorsOnly } from './OperatorsOnly';
import { RebuildState } from './RebuildState';
import { useStartRebuild } from './startRebuild';
import classes from './operator.module.css';

/** Builds the read model anew from the first event, while it serves. */
export function RebuildPage() {
  return (
    <OperatorsOnly>
      <Rebuilding />
    </OperatorsOnly>
  );
}

function Rebuilding() {
  const { t } = useTranslation();
  const rebuild = useQuery(rebuildQuery);
  return (
    <Page title={t('operator.rebuild.title')} narrow>
      <Card title={t('operator.rebuild.what')}>
        <p className={classes.explain}>{t('operator.rebuild.text')}</p>
        <Start running={rebuild.data?.state === 'RUNNING'} />
      </Card>
      <Card title={t('operator.rebuild.last')} className={classes.below!}>
        {rebuild.isPending && <Skeleton height={120} role="status" aria-label={t('common.loading')} />}
        {rebuild.isLoadingError && <Failed title={t('operator.rebuild.silent')} failure={rebuild.error} retry={() => void rebuild.refetch()} />}
        {rebuild.isRefetchError && <Note tone="bad">{t('operator.rebuild.silent')}</Note>}
        {rebuild.data !== undefined && <RebuildState rebuild={rebuild.data} />}
      </Card>
    </Page>
  );
}

/** Asked for twice, because it reads every event there ever was; one that runs already is a normal answer. */
function Start({ running }: { running: boolean }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [asking, setAsking] = useState(false);
  const start = useStartRebuild();
  const confirm = () =>
    start.mutate(undefined, {
      onSuccess: () => toast(t('operator.rebuild.started')),
      onError: (failure) => toast(errorText(failure), 'bad'),
      onSettled: () => setAsking(false),
    });
  return (
    <>
      <Button leftSection={<Hammer size={18} aria-hidden />} disabled={running} onClick={() => setAsking(true)}>
        {t('operator.rebuild.start')}
      </Button>
      {asking && (
        <Confirm
          title={t('operator.rebuild.startTitle')}
          yes={t('operator.rebuild.startYes')}
          no={t('common.back')}
          busy={start.isPending}
          confirm={confirm}
          close={() => setAsking(false)}
        >
          <p>{t('operator.rebuild.startText')}</p>
        </Confirm>
      )}
    </>
  );
}
