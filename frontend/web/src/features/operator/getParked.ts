import { queryOptions } from '@tanstack/react-query';
import { call } from '@/shared/api/http';
import type { Parked } from '@/shared/api/types';
import { operations, type Service } from './services';

/** What stands still in one service until somebody has looked at it. */
export const parkedQuery = (service: Service) =>
  queryOptions({
    queryKey: ['operations', service, 'parked'],
    queryFn: ({ signal }) => call<Parked>(operations(service, 'parked'), { signal }),
    refetchInterval: 30_000,
    // It is asked again soon anyway, and until then whoever looks is to know that it is away.
    retry: false,
  });
