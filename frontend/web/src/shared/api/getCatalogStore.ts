import { queryOptions } from '@tanstack/react-query';
import { call } from './http';
import type { CatalogStoreWithItems } from './types';

/** One store and its dishes as they can be ordered now: the catalog shows it, the checkout compares with it. */
export const catalogStoreQuery = (storeId: number) =>
  queryOptions({
    queryKey: ['catalog', 'store', storeId],
    queryFn: ({ signal }) => call<CatalogStoreWithItems>(`/catalog/stores/${storeId}`, { signal }),
    staleTime: 10_000,
    refetchInterval: 30_000,
  });
