import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '@/shared/api/http';
import type { Rebuild } from '@/shared/api/types';
import { rebuildQuery } from './getRebuild';
import { operations } from './services';

/** Refused (`rebuild-running`) while one runs, here or in another instance. */
export function useStartRebuild() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call<Rebuild>(operations('dashboard', 'rebuild'), { method: 'POST' }),
    onSuccess: (started) => client.setQueryData(rebuildQuery.queryKey, started),
    onError: () => client.invalidateQueries({ queryKey: rebuildQuery.queryKey }),
  });
}
