import { useTranslation } from 'react-i18next';
import { ApiFailure } from '@/shared/api/http';
import type { ko } from '@/shared/i18n/ko';

type Known = Exclude<keyof typeof ko.errors, 'unknown'>;

/** Errors travel as codes; here they become words. One that is not in the dictionary is at least named. */
export function useErrorText(): (failure: unknown) => string {
  const { t, i18n } = useTranslation();
  return (failure) => {
    const code = failure instanceof ApiFailure ? failure.code : String(failure);
    return i18n.exists(`errors.${code}`) ? t(`errors.${code as Known}`) : t('errors.unknown', { code });
  };
}
