import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '@/shared/api/http';
import type { Job } from '@/shared/api/types';

export type Verb = 'claim' | 'pickup' | 'complete';

/** A courier's next step with a job; that somebody else was quicker is an answer like any other. */
export function useStepJob() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, verb }: { id: number; verb: Verb }) =>
      call<Job>(`/deliveries/${id}/${verb}`, { method: 'POST' }),
    onSettled: () => client.invalidateQueries({ queryKey: ['jobs'] }),
  });
}
