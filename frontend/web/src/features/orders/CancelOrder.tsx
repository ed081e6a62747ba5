import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiFailure } from '@/shared/api/http';
import type { Order } from '@/shared/api/types';
import { useFormat } from '@/shared/i18n/format';
import { useErrorText } from '@/shared/ui/errors';
import { toast } from '@/shared/ui/toasts';
import { useCancelOrder } from './cancelOrder';
import classes from './orders.module.css';

/** Asked for twice, because it cannot be taken back; a store that was quicker is a normal answer. */
export function CancelOrder({ order }: { order: Order }) {
  const { t } = useTranslation();
  const { won } = useFormat();
  const errorText = useErrorText();
  const [asking, setAsking] = useState(false);
  const cancel = useCancelOrder(order.id);
  const confirm = () =>
    cancel.mutate(undefined, {
      onSuccess: () => toast(t('orders.canceled')),
      onError: (failure) =>
        toast(failure instanceof ApiFailure && failure.code === 'too-late' ? t('orders.tooLate') : errorText(failure), 'bad'),
      onSettled: () => setAsking(false),
    });
  return (
    <>
      <Button variant="default" fullWidth onClick={() => setAsking(true)}>
        {t('orders.cancel')}
      </Button>
      <Modal opened={asking} onClose={() => setAsking(false)} title={t('orders.cancelTitle')} withCloseButton={false}>
        <p className={classes.explain}>{t('orders.cancelText', { price: won(order.price) })}</p>
        <div className={classes.buttons}>
          <Button variant="default" onClick={() => setAsking(false)}>
            {t('orders.cancelNo')}
          </Button>
          <Button loading={cancel.isPending} onClick={confirm}>
            {t('orders.cancelYes')}
          </Button>
        </div>
      </Modal>
    </>
  );
}
