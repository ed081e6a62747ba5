import { queryOptions } from '@tanstack/react-query';
import { call, query } from '@/shared/api/http';
import type { Listing, Ticket, TicketStatus } from '@/shared/api/types';

/** What the kitchen has to look at: the tickets that are not finished, oldest first. */
export const openTicketsQuery = (storeId: number) =>
  queryOptions({
    queryKey: ['tickets', storeId, 'open'],
    queryFn: async ({ signal }): Promise<Ticket[]> => {
      const ofStatus = (status: TicketStatus) =>
        call<Listing<Ticket>>(`/stores/${storeId}/orders${query({ status, size: 100 })}`, { signal });
      const listings = await Promise.all([ofStatus('ORDERED'), ofStatus('CONFIRMED'), ofStatus('COOKED')]);
      return listings.flatMap((listing) => listing.content).toSorted((a, b) => a.orderId - b.orderId);
    },
    staleTime: 500,
    refetchInterval: 15_000,
  });

/** The newest tickets, whatever became of them; enough for a day of a store. */
export const recentTicketsQuery = (storeId: number) =>
  queryOptions({
    queryKey: ['tickets', storeId, 'recent'],
    queryFn: async ({ signal }): Promise<Ticket[]> => {
      const pages = await Promise.all(
        [0, 1, 2].map((page) => call<Listing<Ticket>>(`/stores/${storeId}/orders${query({ page, size: 100 })}`, { signal })),
      );
      return pages.flatMap((listing) => listing.content);
    },
    refetchInterval: 60_000,
  });
