import { HistoryPage } from '@/features/orders/HistoryPage';
import { useReorder } from './useReorder';

/** The orders so far. */
export function HistoryRoute() {
  return <HistoryPage onReorder={useReorder()} />;
}
