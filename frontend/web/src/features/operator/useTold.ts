import { useTranslation } from 'react-i18next';
import type { Replayed } from '@/shared/api/types';
import { useErrorText } from '@/shared/ui/errors';
import { toast } from '@/shared/ui/toasts';

/** What came of a replay, in a toast: that some failed once more is no refusal, but has to be seen. */
export function useTold() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  return {
    onSuccess: ({ tookEffect, failedAgain, givenUp }: Replayed) => {
      const parts = [
        t('operator.failedEvents.tookEffect', { count: tookEffect }),
        ...(failedAgain > 0 ? [t('operator.failedEvents.failedAgain', { count: failedAgain })] : []),
        ...(givenUp > 0 ? [t('operator.failedEvents.wereGivenUp', { count: givenUp })] : []),
      ];
      toast(parts.join(' '), failedAgain > 0 ? 'bad' : 'ok');
    },
    onError: (failure: unknown) => toast(errorText(failure), 'bad'),
  };
}
