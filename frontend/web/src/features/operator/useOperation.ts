import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Service } from './services';

/** Something an operator does in a service, after which what it has put aside is asked for anew. */
export function useOperation<Wanted, Told>(service: Service, ask: (wanted: Wanted) => Promise<Told>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ask,
    // Not waited for: the row that asked goes with the new list, and would not hear what came of it.
    onSettled: () => void client.invalidateQueries({ queryKey: ['operations', service] }),
  });
}
