import { queryOptions } from '@tanstack/react-query';
import { call } from '@/shared/api/http';
import { operations } from './services';

/** How far the last rebuild of the read model is: `events` of `end` were read; what it corrected is known at its end. */
export interface Rebuild {
  state: 'NONE' | 'RUNNING' | 'DONE' | 'FAILED';
  startedAt: string | null;
  finishedAt: string | null;
  events: number;
  end: number;
  eventsPerSecond: number;
  corrected: number | null;
  model: { rows: number; checksum: string } | null;
  failure: string | null;
}

/** Often while one runs, and now and then for one that somebody else starts. */
export const rebuildQuery = queryOptions({
  queryKey: ['operations', 'dashboard', 'rebuild'],
  queryFn: ({ signal }) => call<Rebuild>(operations('dashboard', 'rebuild'), { signal }),
  refetchInterval: ({ state }) => (state.data?.state === 'RUNNING' ? 700 : 15_000),
});
