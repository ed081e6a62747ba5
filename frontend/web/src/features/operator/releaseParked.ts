import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call, query } from '@/shared/api/http';
import type { Replayed } from '@/shared/api/types';
import { LONG_MS, operations, type Service } from './services';

/** What has to happen to those that fail once more: they keep their key parked, or it goes on without them. */
export type Letters = 'replay' | 'give-up';

/** The events of the key take effect in their order; when none is left, the key is free. */
export function useRelease(service: Service) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ key, letters }: { key: string; letters: Letters }) =>
      call<Replayed>(operations(service, 'parked', key, 'release') + query({ letters }), { method: 'POST', patienceMs: LONG_MS }),
    // Not waited for: the row that asked goes with the new list, and would not hear what came of it.
    onSettled: () => void client.invalidateQueries({ queryKey: ['operations', service] }),
  });
}
