import { expect, test } from 'vitest';
import type { BoardOrder, BoardStatus, Order, OrderStatus } from '@/shared/api/types';
import { minutesIn, progressOf, readyAt } from './progress';

const order = (orderStatus: OrderStatus) => ({ orderStatus }) as Order;
const board = (status: BoardStatus, ...types: string[]) =>
  ({ status, timeline: types.map((type) => ({ type, at: '2026-11-21T10:00:00Z', detail: null })) }) as unknown as BoardOrder;

test.each([
  ['ORDERED', null, 'ORDERED'],
  ['CONFIRMED', board('ORDERED'), 'ORDER_CONFIRMED'],
  ['ORDERED', board('PICKED_UP'), 'PICKED_UP'],
  ['CONFIRMED', board('DELIVERY_STARTED'), 'DELIVERY_STARTED'],
  ['CONFIRMED', board('DELIVERY_STARTED', 'CourierAssigned'), 'ASSIGNED'],
  ['CANCELED', board('ORDER_CONFIRMED'), 'ORDER_CANCELED'],
  ['COMPLETED', board('PICKED_UP'), 'DELIVERY_COMPLETED'],
] as const)('an order that is %s is shown by whoever knows more', (status, row, expected) => {
  expect(progressOf(order(status), row)).toBe(expected);
});

test('knows from the words of the timeline when it will be ready', () => {
  const confirmed = {
    timeline: [{ type: 'StoreConfirmed', at: '2026-11-21T10:00:00Z', detail: 'ready in about 25 minutes' }],
  } as BoardOrder;
  expect(readyAt(confirmed)).toEqual({ at: Date.parse('2026-11-21T10:25:00Z'), minutes: 25 });
  expect(minutesIn('36,000 won')).toBeNull();
});
