import { queryOptions } from '@tanstack/react-query';
import { call } from '@/shared/api/http';
import type { Rebuild } from '@/shared/api/types';
import { operations } from './services';

/** Often while one runs, and now and then for one that somebody else starts. */
export const rebuildQuery = queryOptions({
  queryKey: ['operations', 'dashboard', 'rebuild'],
  queryFn: ({ signal }) => call<Rebuild>(operations('dashboard', 'rebuild'), { signal }),
  refetchInterval: ({ state }) => (state.data?.state === 'RUNNING' ? 700 : 15_000),
});
