import { queryOptions } from '@tanstack/react-query';
import { call } from '@/shared/api/http';
import type { FailedEvents } from '@/shared/api/types';
import { operations, type Service } from './services';

/** What one service has put aside. Each is asked for itself, so that one that is away or slow hides nobody else's. */
export const failedEventsQuery = (service: Service) =>
  queryOptions({
    queryKey: ['operations', service, 'failed-events'],
    queryFn: ({ signal }) => call<FailedEvents>(operations(service, 'failed-events'), { signal }),
    refetchInterval: 30_000,
    // It is asked again soon anyway, and until then whoever looks is to know that it is away.
    retry: false,
  });
