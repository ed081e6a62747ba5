import { queryOptions } from '@tanstack/react-query';
import { call } from '@/shared/api/http';
import type { Order } from '@/shared/api/types';

/** One order as Order has it: what was bought, and whether it is still on its way. */
export const orderQuery = (id: number) =>
  queryOptions({
    queryKey: ['order', id],
    queryFn: ({ signal }) => call<Order>(`/orders/${id}`, { signal }),
    refetchInterval: ({ state }) => (isOver(state.data) ? false : 10_000),
  });

export function isOver(order: Order | undefined): boolean {
  return order?.orderStatus === 'COMPLETED' || order?.orderStatus === 'CANCELED';
}
