import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call, query } from '@/shared/api/http';
import type { Replayed } from '@/shared/api/types';
import { LONG_MS, operations, type Service } from './services';

export type Wanted = { place: string } | { cause: string };

/** Takes effect once however often it is said; the events of one order go in their order. */
export function useReplay(service: Service) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: Wanted) => call<Replayed>(pathOf(service, wanted), { method: 'POST', patienceMs: LONG_MS }),
    // Not waited for: the row that asked goes with the new list, and would not hear what came of it.
    onSettled: () => void client.invalidateQueries({ queryKey: ['operations', service] }),
  });
}

function pathOf(service: Service, wanted: Wanted): string {
  return 'place' in wanted
    ? operations(service, 'failed-events', wanted.place, 'replay')
    : operations(service, 'failed-events', 'replay') + query(wanted);
}
