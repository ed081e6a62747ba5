import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/shared/ui/Confirm';
import { useErrorText } from '@/shared/ui/errors';
import { Note } from '@/shared/ui/States';
import { toast } from '@/shared/ui/toasts';
import { useWithdraw } from './withdraw';

/** Says what goes and what stays before it happens, because nobody can bring it back (docs/adr/0021). */
export function Withdraw({ onWithdrawn }: { onWithdrawn: () => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [asking, setAsking] = useState(false);
  const withdraw = useWithdraw();
  // Not what `mutate` would call at its end: who has left is not shown this any more, and it would not be called.
  const confirm = () =>
    withdraw
      .mutateAsync()
      .then(() => {
        toast(t('account.withdrawn'));
        onWithdrawn();
      })
      .catch(() => undefined);
  return (
    <>
      <Button variant="outline" color="red.8" onClick={() => setAsking(true)}>
        {t('account.withdraw')}
      </Button>
      {asking && (
        <Confirm
          title={t('account.withdrawTitle')}
          yes={t('account.withdrawYes')}
          no={t('account.withdrawNo')}
          busy={withdraw.isPending}
          grave
          confirm={() => void confirm()}
          close={() => setAsking(false)}
        >
          <p>{t('account.erased')}</p>
          <p>{t('account.underWay')}</p>
          <p>{t('account.stays')}</p>
          {withdraw.isError && (
            <div role="alert">
              <Note tone="bad">{errorText(withdraw.error)}</Note>
            </div>
          )}
        </Confirm>
      )}
    </>
  );
}
