import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '@/shared/api/http';
import { operations, type Service } from './services';

/** Sends it once more; the later ones of its aggregate follow by themselves. */
export function useRetryUnsent(service: Service) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => call<void>(operations(service, 'outbox', id, 'retry'), { method: 'POST' }),
    // Not waited for: the row that asked goes with the new list, and would not hear what came of it.
    onSettled: () => void client.invalidateQueries({ queryKey: ['operations', service] }),
  });
}
