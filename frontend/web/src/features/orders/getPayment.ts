import { queryOptions } from '@tanstack/react-query';
import { call, query } from '@/shared/api/http';
import type { Listing, Payment } from '@/shared/api/types';

/** What became of the money of one order; null as long as Payment lists none. */
export const paymentQuery = (orderId: number) =>
  queryOptions({
    queryKey: ['payment', orderId],
    queryFn: async ({ signal }): Promise<Payment | null> =>
      (await call<Listing<Payment>>(`/payinfos${query({ orderId })}`, { signal })).content[0] ?? null,
    refetchInterval: ({ state }) => (state.data?.status === 'REFUNDED' || state.data?.status === 'CANCELED' ? false : 5_000),
  });
