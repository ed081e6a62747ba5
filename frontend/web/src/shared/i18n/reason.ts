import { useTranslation } from 'react-i18next';
import type { ko } from '@/shared/i18n/ko';

type Known = Exclude<keyof typeof ko.orders.reason, 'unknown'>;

/** Why an order was canceled, in words; the services give a code. */
export function useReason(): (code: string | null) => string {
  const { t, i18n } = useTranslation();
  return (code) =>
    code !== null && i18n.exists(`orders.reason.${code}`) ? t(`orders.reason.${code as Known}`) : t('orders.reason.unknown');
}
