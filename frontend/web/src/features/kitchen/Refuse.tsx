import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefusalReason } from '@/shared/api/types';
import classes from './kitchen.module.css';

const REASONS: RefusalReason[] = ['SOLD_OUT', 'TOO_BUSY', 'CLOSED', 'OTHER'];

/** A refusal has a reason, because the customer is told it. */
export function Refuse({ busy, close, refuse }: { busy: boolean; close: () => void; refuse: (reason: RefusalReason) => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<RefusalReason>('SOLD_OUT');
  return (
    <Modal opened onClose={close} title={t('kitchen.refuseTitle')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <p className={classes.explain}>{t('kitchen.refuseText')}</p>
      <div className={classes.reasons} role="radiogroup" aria-label={t('kitchen.refuseTitle')}>
        {REASONS.map((one) => (
          <label key={one}>
            <input type="radio" name="reason" checked={reason === one} onChange={() => setReason(one)} />
            {t(`kitchen.reasons.${one}`)}
          </label>
        ))}
      </div>
      <Button fullWidth size="lg" loading={busy} onClick={() => refuse(reason)}>
        {t('kitchen.refuseYes')}
      </Button>
    </Modal>
  );
}
