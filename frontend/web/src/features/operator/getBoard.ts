import { queryOptions } from '@tanstack/react-query';
import { call, query } from '@/shared/api/http';
import type { BoardListing, BoardRow, BoardStatus } from '@/shared/api/types';

export const STATES: BoardStatus[] = [
  'ORDERED',
  'ORDER_CONFIRMED',
  'COOK_COMPLETED',
  'DELIVERY_STARTED',
  'PICKED_UP',
  'DELIVERY_COMPLETED',
  'ORDER_CANCELED',
];

/** States in which an order waits for somebody. */
const WAITING = STATES.slice(0, 5);

/** The newest orders, and how old the answer is. */
export const latestQuery = queryOptions({
  queryKey: ['board', 'latest'],
  queryFn: ({ signal }) => call<BoardListing>(`/dashboards${query({ size: 100 })}`, { signal }),
  staleTime: 500,
  refetchInterval: 5_000,
});

/** How many orders there are in each state. */
export const countsQuery = queryOptions({
  queryKey: ['board', 'counts'],
  queryFn: async ({ signal }) => {
    const listings = await Promise.all(
      STATES.map((status) => call<BoardListing>(`/dashboards${query({ status, size: 1 })}`, { signal })),
    );
    return Object.fromEntries(STATES.map((status, i) => [status, listings[i]!.page.totalElements])) as Record<BoardStatus, number>;
  },
  staleTime: 1_000,
  refetchInterval: 10_000,
});

/** What waits, wherever in the list it is: an order that is stuck is not among the newest. */
export const waitingQuery = queryOptions({
  queryKey: ['board', 'waiting'],
  queryFn: async ({ signal }): Promise<BoardRow[]> => {
    const listings = await Promise.all(
      WAITING.map((status) => call<BoardListing>(`/dashboards${query({ status, size: 100 })}`, { signal })),
    );
    return listings.flatMap((listing) => listing.content);
  },
  refetchInterval: 15_000,
});
