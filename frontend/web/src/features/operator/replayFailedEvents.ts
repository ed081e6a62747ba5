import { call, query } from '@/shared/api/http';
import type { Replayed } from '@/shared/api/types';
import { LONG_MS, operations, type Service } from './services';
import { useOperation } from './useOperation';

export type Wanted = { place: string } | { cause: string };

/** Takes effect once however often it is said; the events of one order go in their order. */
export function useReplay(service: Service) {
  return useOperation(service, (wanted: Wanted) => call<Replayed>(pathOf(service, wanted), { method: 'POST', patienceMs: LONG_MS }));
}

function pathOf(service: Service, wanted: Wanted): string {
  return 'place' in wanted
    ? operations(service, 'failed-events', wanted.place, 'replay')
    : operations(service, 'failed-events', 'replay') + query(wanted);
}
