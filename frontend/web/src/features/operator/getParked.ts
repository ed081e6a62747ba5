import { queryOptions } from '@tanstack/react-query';
import { call } from '@/shared/api/http';
import { operations, type Service } from './services';

/** A key, mostly an order's number, whose events wait behind one that failed. */
export interface ParkedKey {
  key: string;
  cause: string;
  parkedAt: string;
}

/** An event that Kafka does not take; the later ones of its aggregate wait behind it. */
export interface Unsent {
  id: number;
  aggregate: string;
  aggregateId: number;
  type: string;
  reason: string;
  occurredAt: string;
}

export interface Parked {
  inbox: ParkedKey[];
  outbox: Unsent[];
}

/** What stands still in one service until somebody has looked at it. */
export const parkedQuery = (service: Service) =>
  queryOptions({
    queryKey: ['operations', service, 'parked'],
    queryFn: ({ signal }) => call<Parked>(operations(service, 'parked'), { signal }),
    refetchInterval: 30_000,
    // It is asked again soon anyway, and until then whoever looks is to know that it is away.
    retry: false,
  });
