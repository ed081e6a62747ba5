import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '@/shared/api/http';
import type { Order } from '@/shared/api/types';
import { orderQuery } from './getOrder';

/** May be said again: the second answer is the first one. */
export function useCancelOrder(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call<Order>(`/orders/${id}`, { method: 'DELETE' }),
    onSuccess: (order) => client.setQueryData(orderQuery(id).queryKey, order),
    onSettled: () => {
      for (const key of ['order', 'board', 'payment']) void client.invalidateQueries({ queryKey: [key, id] });
    },
  });
}
