import { call, query } from '@/shared/api/http';
import type { Replayed } from '@/shared/api/types';
import { LONG_MS, operations, type Service } from './services';
import { useOperation } from './useOperation';

/** What has to happen to those that fail once more: they keep their key parked, or it goes on without them. */
export type Letters = 'replay' | 'give-up';

/** The events of the key take effect in their order; when none is left, the key is free. */
export function useRelease(service: Service) {
  return useOperation(service, ({ key, letters }: { key: string; letters: Letters }) =>
    call<Replayed>(operations(service, 'parked', key, 'release') + query({ letters }), { method: 'POST', patienceMs: LONG_MS }));
}
