import { Button, Modal } from '@mantine/core';
import { Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './kitchen.module.css';

const STEP = 5;
const LEAST = 5;
const MOST = 180;
const USUAL = 20;

/** When it will be ready, in steps of five minutes. */
export function Accept({ busy, close, accept }: { busy: boolean; close: () => void; accept: (prepMinutes: number) => void }) {
  const { t } = useTranslation();
  const [minutes, setMinutes] = useState(USUAL);
  return (
    <Modal opened onClose={close} title={t('kitchen.acceptTitle')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <p className={classes.explain}>{t('kitchen.acceptText')}</p>
      <div className={classes.minutes}>
        <button type="button" aria-label={t('kitchen.lessTime')} disabled={minutes <= LEAST} onClick={() => setMinutes(minutes - STEP)}>
          <Minus size={26} aria-hidden />
        </button>
        <output>{t('common.minutes', { count: minutes })}</output>
        <button type="button" aria-label={t('kitchen.moreTime')} disabled={minutes >= MOST} onClick={() => setMinutes(minutes + STEP)}>
          <Plus size={26} aria-hidden />
        </button>
      </div>
      <Button fullWidth size="lg" loading={busy} data-autofocus onClick={() => accept(minutes)}>
        {t('kitchen.acceptYes', { count: minutes })}
      </Button>
    </Modal>
  );
}
