import { expect, test } from 'vitest';
import type { Cause, FailedEvent, FailedEvents, Parked } from '@/shared/api/types';
import { causesOf, keysOf, openOf, orderOf, orderOfKey, silentOf, type Answer } from './gathered';

/** Five answers become one list, and one that is missing is not the same as one that is empty. */

const event = (part: Partial<FailedEvent> = {}): FailedEvent => ({
  place: 'baedal.events.store.dlt-0-12',
  topic: 'baedal.events',
  key: '7',
  cause: 'unreadable',
  failedAt: '2026-11-22T05:00:00Z',
  headers: { type: 'Ordered' },
  payload: '{}',
  ...part,
});

const cause = (name: string, last: string, example = event()): Cause => ({
  cause: name,
  count: 1,
  first: last,
  last,
  places: [example.place],
  example,
});

const failed = (...causes: Cause[]): FailedEvents => ({ open: causes.length, causes });

test('lists what failed lately first, and says where', () => {
  const answers: Answer<FailedEvents>[] = [
    { service: 'order', said: failed(cause('old', '2026-11-21T05:00:00Z')), silent: false },
    { service: 'store', said: failed(cause('new', '2026-11-22T05:00:00Z'), cause('older', '2026-11-20T05:00:00Z')), silent: false },
  ];
  expect(causesOf(answers).map((one) => `${one.service} ${one.cause}`)).toEqual(['store new', 'order old', 'store older']);
  expect(openOf(answers)).toBe(3);
  expect(silentOf(...answers)).toEqual([]);
});

test('a service that is away hides nobody else, and keeps what it last said', () => {
  const answers: Answer<FailedEvents>[] = [
    { service: 'order', said: undefined, silent: true },
    { service: 'store', said: failed(cause('new', '2026-11-22T05:00:00Z')), silent: true },
    { service: 'payment', said: failed(cause('old', '2026-11-21T05:00:00Z')), silent: false },
  ];
  expect(causesOf(answers).map((one) => one.service)).toEqual(['store', 'payment']);
  expect(silentOf(...answers, { service: 'order', said: undefined, silent: true })).toEqual(['order', 'store']);
});

test('lists the key that waits longest first', () => {
  const parked = (key: string, parkedAt: string): Parked => ({ inbox: [{ key, cause: 'unreadable', parkedAt }], outbox: [] });
  const keys = keysOf([
    { service: 'order', said: parked('8', '2026-11-22T05:00:00Z'), silent: false },
    { service: 'store', said: parked('7', '2026-11-21T05:00:00Z'), silent: false },
  ]);
  expect(keys.map((one) => one.key)).toEqual(['7', '8']);
});

test.each([
  ['an order', event(), '7'],
  ['a member', event({ headers: { type: 'MemberWithdrawn' } }), null],
  ['a store', event({ topic: 'baedal.menus', headers: { type: 'MenuPublished' } }), null],
  ['nothing', event({ key: null, headers: {} }), null],
  ['no number', event({ key: 'x/y' }), null],
])('tells whether an event is about an order: %s', (_, one, order) => {
  expect(orderOf(one)).toBe(order);
});

test('a parked key is an order by what failed first, and of Order only then', () => {
  const key = { key: '7', cause: 'unreadable', parkedAt: '2026-11-22T05:00:00Z' };
  const menu = { ...cause('unreadable', '2026-11-22T05:00:00Z', event({ topic: 'baedal.menus' })), service: 'order' as const };
  const ordered = { ...cause('unreadable', '2026-11-22T05:00:00Z'), service: 'order' as const };
  expect(orderOfKey({ ...key, service: 'order' }, [menu])).toBeNull();
  expect(orderOfKey({ ...key, service: 'order' }, [ordered])).toBe('7');
  expect(orderOfKey({ ...key, service: 'order' }, [])).toBeNull();
  expect(orderOfKey({ ...key, service: 'store' }, [menu])).toBe('7');
});
