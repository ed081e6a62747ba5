import { queryOptions } from '@tanstack/react-query';
import { ApiFailure, call, query } from '@/shared/api/http';
import type { BoardOrder, Job, Listing, Order, Payment, Ticket } from '@/shared/api/types';

/** What one service says of an order: something, that it does not know it, or nothing because it does not answer. */
export type Word<T> = { kind: 'said'; what: T } | { kind: 'unknown' } | { kind: 'silent'; code: string };

export interface Witnesses {
  order: Word<Order>;
  payment: Word<Payment>;
  store: Word<Ticket>;
  delivery: Word<Job>;
  dashboard: Word<BoardOrder>;
}

/** Asks every service about one order, each for itself: that one is away is part of the answer. */
export const witnessesQuery = (orderId: number) =>
  queryOptions({
    queryKey: ['witnesses', orderId],
    queryFn: async (): Promise<Witnesses> => {
      const [order, payment, delivery, dashboard] = await Promise.all([
        ask(() => call<Order>(`/orders/${orderId}`)),
        ask(() => first<Payment>(`/payinfos${query({ orderId })}`)),
        ask(() => first<Job>(`/deliveries${query({ orderId })}`)),
        ask(() => call<BoardOrder>(`/dashboards/${orderId}`)),
      ]);
      const storeId = storeOf(order, dashboard);
      const store: Word<Ticket> = storeId === null ? { kind: 'unknown' } : await ask(() => ticket(storeId, orderId));
      return { order, payment, store, delivery, dashboard };
    },
    refetchInterval: 5_000,
  });

async function ask<T>(question: () => Promise<T | null>): Promise<Word<T>> {
  try {
    const what = await question();
    return what === null ? { kind: 'unknown' } : { kind: 'said', what };
  } catch (failure) {
    if (!(failure instanceof ApiFailure)) throw failure;
    return failure.status === 404 ? { kind: 'unknown' } : { kind: 'silent', code: failure.code };
  }
}

async function first<T>(path: string): Promise<T | null> {
  return (await call<Listing<T>>(path)).content[0] ?? null;
}

/** Tickets cannot be asked for one by one, so they are read page by page, newest first. */
async function ticket(storeId: number, orderId: number): Promise<Ticket | null> {
  for (let page = 0; page < 10; page++) {
    const { content } = await call<Listing<Ticket>>(`/stores/${storeId}/orders${query({ page, size: 100 })}`);
    const found = content.find((one) => one.orderId === orderId);
    if (found !== undefined) return found;
    if (content.length < 100 || content.at(-1)!.orderId < orderId) return null;
  }
  return null;
}

function storeOf(order: Word<Order>, dashboard: Word<BoardOrder>): number | null {
  if (order.kind === 'said') return order.what.storeId;
  return dashboard.kind === 'said' ? dashboard.what.storeId : null;
}
