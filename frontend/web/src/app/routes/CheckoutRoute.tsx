import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CheckoutPage } from '@/features/cart/CheckoutPage';
import { toast } from '@/shared/ui/toasts';

/** The checkout, and after it the order. */
export function CheckoutRoute() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <CheckoutPage
      onPlaced={(order) => {
        toast(t('checkout.placed'));
        void navigate({ to: '/order/$orderId', params: { orderId: String(order.id) }, replace: true }).then(() => scrollTo(0, 0));
      }}
    />
  );
}
