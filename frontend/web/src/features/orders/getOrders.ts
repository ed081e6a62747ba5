import { infiniteQueryOptions } from '@tanstack/react-query';
import { call, query } from '@/shared/api/http';
import type { Listing, Order } from '@/shared/api/types';

const SIZE = 20;

/** A customer's orders, newest first, page by page; whose they are is known by the cookie. */
export const ordersQuery = infiniteQueryOptions({
  queryKey: ['orders'],
  queryFn: ({ pageParam, signal }) => call<Listing<Order>>(`/orders${query({ page: pageParam, size: SIZE })}`, { signal }),
  initialPageParam: 0,
  getNextPageParam: ({ page }) => ((page.number + 1) * page.size < page.totalElements ? page.number + 1 : undefined),
});
