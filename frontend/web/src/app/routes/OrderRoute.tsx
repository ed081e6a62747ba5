import { useParams } from '@tanstack/react-router';
import { TrackingPage } from '@/features/orders/TrackingPage';
import { useReorder } from './useReorder';

/** One order on its way. */
export function OrderRoute() {
  const { orderId } = useParams({ from: '/order/$orderId' });
  return <TrackingPage key={orderId} orderId={Number(orderId)} onReorder={useReorder()} />;
}
