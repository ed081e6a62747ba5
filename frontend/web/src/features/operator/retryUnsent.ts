import { call } from '@/shared/api/http';
import { operations, type Service } from './services';
import { useOperation } from './useOperation';

/** Sends it once more; the later ones of its aggregate follow by themselves. */
export function useRetryUnsent(service: Service) {
  return useOperation(service, (id: number) => call<void>(operations(service, 'outbox', id, 'retry'), { method: 'POST' }));
}
