import { queryOptions } from '@tanstack/react-query';
import { call } from '@/shared/api/http';
import { operations, type Service } from './services';

/** An event that a service could not take; the place names it, the payload comes without what is personal. */
export interface FailedEvent {
  place: string;
  topic: string;
  key: string | null;
  cause: string;
  failedAt: string;
  headers: Record<string, string>;
  payload: string | null;
}

/** Events that failed for one reason; places are those of the first twenty. */
export interface Cause {
  cause: string;
  count: number;
  first: string;
  last: string;
  places: string[];
  example: FailedEvent;
}

export interface FailedEvents {
  open: number;
  causes: Cause[];
}

/** What one service has put aside. Each is asked for itself, so that one that is away or slow hides nobody else's. */
export const failedEventsQuery = (service: Service) =>
  queryOptions({
    queryKey: ['operations', service, 'failed-events'],
    queryFn: ({ signal }) => call<FailedEvents>(operations(service, 'failed-events'), { signal }),
    refetchInterval: 30_000,
    // It is asked again soon anyway, and until then whoever looks is to know that it is away.
    retry: false,
  });
