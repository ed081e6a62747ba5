import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { call, query } from '@/shared/api/http';
import type { CatalogStore, Listing } from '@/shared/api/types';

/** The stores by name, from Order's own copy; all that there are on one page. */
export const storesQuery = (q: string) =>
  queryOptions({
    queryKey: ['catalog', 'stores', q],
    queryFn: ({ signal }) => call<Listing<CatalogStore>>(`/catalog/stores${query({ q, size: 100 })}`, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  });

export const useStores = (q: string) => useQuery(storesQuery(q));
