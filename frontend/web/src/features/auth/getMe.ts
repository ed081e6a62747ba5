import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call } from '@/shared/api/http';
import { Me } from './identity';

/** The member as Identity knows them; the session only knows what the pages need. */
export const meQuery = (memberId: string) =>
  queryOptions({
    queryKey: ['me', memberId],
    queryFn: async ({ signal }) => z.parse(Me, await call('/auth/me', { signal })),
  });
