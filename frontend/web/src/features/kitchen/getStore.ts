import { queryOptions } from '@tanstack/react-query';
import { call, query } from '@/shared/api/http';
import type { Listing, Store, StoreHead } from '@/shared/api/types';

/** The owner's view of a store: with stock, and as Store itself has it. */
export const storeQuery = (storeId: number) =>
  queryOptions({
    queryKey: ['store', storeId],
    queryFn: ({ signal }) => call<Store>(`/stores/${storeId}`, { signal }),
  });

/** All stores by name, for an owner to choose theirs from. */
export const storeHeadsQuery = queryOptions({
  queryKey: ['stores'],
  queryFn: ({ signal }) => call<Listing<StoreHead>>(`/stores${query({ size: 100 })}`, { signal }),
  staleTime: 60_000,
});
