import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** What an event is about: an order leads to the page about it, anything else is named. */
export function KeyOf({ order, name }: { order: string | null; name: string | null }) {
  const { t } = useTranslation();
  if (order === null) return <span>{name === null ? t('operator.failedEvents.noKey') : t('operator.failedEvents.key', { name })}</span>;
  return (
    <Link to="/operator/order/$orderId" params={{ orderId: order }}>
      {t('common.order', { id: order })}
    </Link>
  );
}
