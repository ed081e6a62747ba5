import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '@/shared/api/http';
import { operations, type Service } from './services';

/** It is not tried any more. One that others wait behind is refused (`waits-in-turn`): its key has to be released. */
export function useGiveUp(service: Service) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (place: string) => call(operations(service, 'failed-events', place, 'give-up'), { method: 'POST' }),
    // Not waited for: the row that asked goes with the new list, and would not hear what came of it.
    onSettled: () => void client.invalidateQueries({ queryKey: ['operations', service] }),
  });
}
