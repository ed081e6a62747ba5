import { queryOptions } from '@tanstack/react-query';
import { ApiFailure, call } from '@/shared/api/http';
import type { BoardOrder } from '@/shared/api/types';

/** One order as all services together tell it; null as long as the board has not heard of it. */
export const boardOrderQuery = (id: number) =>
  queryOptions({
    queryKey: ['board', id],
    queryFn: async ({ signal }): Promise<BoardOrder | null> => {
      try {
        return await call<BoardOrder>(`/dashboards/${id}`, { signal });
      } catch (failure) {
        if (failure instanceof ApiFailure && failure.status === 404) return null;
        throw failure;
      }
    },
    staleTime: 1_000,
    refetchInterval: ({ state }) => {
      if (state.data === null) return 700;
      return state.data?.status === 'DELIVERY_COMPLETED' ? false : 8_000;
    },
  });
