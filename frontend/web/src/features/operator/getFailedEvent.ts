import { queryOptions } from '@tanstack/react-query';
import { call } from '@/shared/api/http';
import type { FailedEvent } from '@/shared/api/types';
import { operations, type Service } from './services';

/** One failed event with its headers and its payload. */
export const failedEventQuery = (service: Service, place: string) =>
  queryOptions({
    queryKey: ['operations', service, 'failed-event', place],
    queryFn: ({ signal }) => call<FailedEvent>(operations(service, 'failed-events', place), { signal }),
  });
