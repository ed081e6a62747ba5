import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Job } from '@/shared/api/types';
import { useFormat } from '@/shared/i18n/format';
import { Card } from '@/shared/ui/Page';
import { Empty } from '@/shared/ui/States';
import { Door } from '@/shared/art/Scooter';
import classes from './courier.module.css';

/** What this courier handed over today, newest first. */
export function DoneList({ jobs }: { jobs: Job[] }) {
  const { t } = useTranslation();
  const { clock } = useFormat();
  return (
    <Card title={t('courier.done')} className={classes.done!}>
      {jobs.length === 0 && <Empty small title={t('courier.doneEmpty')} picture={<Door size={72} />} />}
      <ul>
        {jobs.map((job) => (
          <li key={job.id}>
            <Check size={18} aria-hidden />
            <time dateTime={job.completedAt ?? ''}>{clock(job.completedAt!)}</time>
            <span>
              {job.storeName} → {job.address ?? t('courier.noAddress')}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
