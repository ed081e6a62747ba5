import { queryOptions } from '@tanstack/react-query';
import { call, query } from '@/shared/api/http';
import type { Job, JobStatus, Listing } from '@/shared/api/types';

/** What a courier has to look at: all jobs that nobody has, and those under way; the finished ones of today apart. */

const ofStatus = (status: JobStatus, signal: AbortSignal) =>
  call<Listing<Job>>(`/deliveries${query({ status, size: 100 })}`, { signal }).then((listing) => listing.content);

export const jobsQuery = queryOptions({
  queryKey: ['jobs', 'present'],
  queryFn: async ({ signal }): Promise<Job[]> => {
    const lists = await Promise.all((['STARTED', 'ASSIGNED', 'PICKED_UP'] as const).map((status) => ofStatus(status, signal)));
    return lists.flat().toSorted((a, b) => a.id - b.id);
  },
  staleTime: 500,
  // No stream tells a courier.
  refetchInterval: 3_000,
});

export const doneJobsQuery = queryOptions({
  queryKey: ['jobs', 'done'],
  queryFn: ({ signal }) => ofStatus('COMPLETED', signal),
  refetchInterval: 30_000,
});
