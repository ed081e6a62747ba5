import { useTranslation } from 'react-i18next';
import type { FailedEvent } from '@/shared/api/types';
import { useErrorText } from '@/shared/ui/errors';
import { Confirm } from '@/shared/ui/Confirm';
import { toast } from '@/shared/ui/toasts';
import { useGiveUp } from './giveUpFailedEvent';
import type { Service } from './services';

/** Asked for twice: what the event said will be missing in that service for good. */
export function GiveUp({ service, event, close }: { service: Service; event: FailedEvent; close: () => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const giveUp = useGiveUp(service);
  const confirm = () =>
    giveUp.mutate(event.place, {
      onSuccess: () => toast(t('operator.failedEvents.givenUp')),
      onError: (failure) => toast(errorText(failure), 'bad'),
      onSettled: close,
    });
  return (
    <Confirm
      title={t('operator.failedEvents.giveUpTitle')}
      yes={t('operator.failedEvents.giveUpYes')}
      no={t('common.back')}
      busy={giveUp.isPending}
      grave
      confirm={confirm}
      close={close}
    >
      <p>{t('operator.failedEvents.giveUpText', { name: service })}</p>
      <p>{t('operator.failedEvents.giveUpAfter')}</p>
    </Confirm>
  );
}
