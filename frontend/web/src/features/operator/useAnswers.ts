import { useQueries } from '@tanstack/react-query';
import type { FailedEvents, Parked } from '@/shared/api/types';
import type { Answer } from './gathered';
import { failedEventsQuery } from './getFailedEvents';
import { parkedQuery } from './getParked';
import { SERVICES } from './services';

/** What all services have put aside, and who does not say. */

export function useFailedEvents(): { answers: Answer<FailedEvents>[]; asking: boolean } {
  const results = useQueries({ queries: SERVICES.map((service) => failedEventsQuery(service)) });
  return gathered(results);
}

export function useParked(): { answers: Answer<Parked>[]; asking: boolean } {
  const results = useQueries({ queries: SERVICES.map((service) => parkedQuery(service)) });
  return gathered(results);
}

function gathered<T>(results: { data: T | undefined; isError: boolean; isPending: boolean }[]) {
  const answers = results.map(({ data, isError }, i) => ({ service: SERVICES[i]!, said: data, silent: isError }));
  return { answers, asking: results.some(({ isPending }) => isPending) };
}
