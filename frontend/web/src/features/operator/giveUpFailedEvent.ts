import { call } from '@/shared/api/http';
import { operations, type Service } from './services';
import { useOperation } from './useOperation';

/** It is not tried any more. One that others wait behind is refused (`waits-in-turn`): its key has to be released. */
export function useGiveUp(service: Service) {
  return useOperation(service, (place: string) => call(operations(service, 'failed-events', place, 'give-up'), { method: 'POST' }));
}
