import { queryOptions } from '@tanstack/react-query';
import { call } from '@/shared/api/http';
import type { FailedEvents } from '@/shared/api/types';
import { ASKED_AGAIN, operations, SHORT_MS, type Service } from './services';

/** What one service has put aside. Each is asked for itself, so that one that is away or slow hides nobody else's. */
export const failedEventsQuery = (service: Service) =>
  queryOptions({
    queryKey: ['operations', service, 'failed-events'],
    queryFn: ({ signal }) => call<FailedEvents>(operations(service, 'failed-events'), { signal, patienceMs: SHORT_MS }),
    ...ASKED_AGAIN,
  });
