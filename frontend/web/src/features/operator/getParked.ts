import { queryOptions } from '@tanstack/react-query';
import { call } from '@/shared/api/http';
import type { Parked } from '@/shared/api/types';
import { ASKED_AGAIN, operations, SHORT_MS, type Service } from './services';

/** What stands still in one service until somebody has looked at it. */
export const parkedQuery = (service: Service) =>
  queryOptions({
    queryKey: ['operations', service, 'parked'],
    queryFn: ({ signal }) => call<Parked>(operations(service, 'parked'), { signal, patienceMs: SHORT_MS }),
    ...ASKED_AGAIN,
  });
