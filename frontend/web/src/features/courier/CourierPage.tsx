import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Job } from '@/shared/api/types';
import { Door, Scooter } from '@/shared/art/Scooter';
import { dayKey } from '@/shared/i18n/format';
import { useSession, type Session } from '@/shared/session/session';
import { Badge } from '@/shared/ui/Badge';
import { LinkButton } from '@/shared/ui/LinkButton';
import { Page } from '@/shared/ui/Page';
import { Empty, Failed } from '@/shared/ui/States';
import { doneJobsQuery, jobsQuery } from './getJobs';
import { DoneList } from './DoneList';
import { JobCard } from './JobCard';
import classes from './courier.module.css';

/** What a courier can take, has taken, and has done today. */
export function CourierPage() {
  const { t } = useTranslation();
  const session = useSession();
  if (session?.role !== 'COURIER') {
    return (
      <Empty title={t('courier.needsCourier')} picture={<Scooter />}>
        <LinkButton to="/sign-in">{t('nav.signIn')}</LinkButton>
      </Empty>
    );
  }
  return <Jobs courier={session} />;
}

function Jobs({ courier }: { courier: Session }) {
  const { t } = useTranslation();
  const jobs = useQuery(jobsQuery);
  const done = (useQuery(doneJobsQuery).data ?? []).filter((job) => isMine(job, courier) && isOfToday(job));
  return (
    <Page title={t('courier.title')} aside={<Badge tone="ok">{t('courier.today', { count: done.length })}</Badge>}>
      {jobs.isPending && <Skeleton height={300} radius="lg" role="status" aria-label={t('common.loading')} />}
      {jobs.isLoadingError && <Failed title={t('courier.failed')} failure={jobs.error} retry={() => void jobs.refetch()} />}
      {jobs.data !== undefined && (
        <div className={classes.columns}>
          <Mine jobs={jobs.data.filter((job) => job.status !== 'STARTED' && isMine(job, courier))} />
          <Open jobs={jobs.data.filter((job) => job.status === 'STARTED')} />
        </div>
      )}
      <DoneList jobs={done} />
    </Page>
  );
}

function Mine({ jobs }: { jobs: Job[] }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2 className={classes.title}>
        {t('courier.mine')} <span>{jobs.length}</span>
      </h2>
      {jobs.length === 0 && <Empty small title={t('courier.mineEmpty')} picture={<Door size={72} />} />}
      <ul className={classes.jobs}>
        {jobs.map((job) => (
          <JobCard key={job.id} job={job} />
        ))}
      </ul>
    </section>
  );
}

function Open({ jobs }: { jobs: Job[] }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2 className={classes.title}>
        {t('courier.open')} <span>{jobs.length}</span>
      </h2>
      <p className="sr-only" role="status">
        {t('courier.open')}: {jobs.length}
      </p>
      {jobs.length === 0 && <Empty title={t('courier.openEmpty')} hint={t('courier.openEmptyHint')} picture={<Scooter size={110} />} />}
      <ul className={classes.jobs}>
        {jobs.map((job) => (
          <JobCard key={job.id} job={job} />
        ))}
      </ul>
    </section>
  );
}

function isMine(job: Job, courier: Session): boolean {
  return job.courierId === courier.memberId;
}

function isOfToday(job: Job): boolean {
  return job.completedAt !== null && dayKey(job.completedAt) === dayKey(new Date());
}
