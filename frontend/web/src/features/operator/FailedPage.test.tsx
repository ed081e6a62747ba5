import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { speak } from '@/shared/i18n/i18n';
import { enter } from '@/shared/session/session';
import { openPage } from '@/test/open';
import { FailedPage } from './FailedPage';

/** What an operator sees of five services, and that a press mends it in the right one. */

const PLACE = 'baedal.events.store.dlt-0-12';
const EXAMPLE = {
  place: PLACE,
  topic: 'baedal.events',
  key: '7',
  cause: 'No ticket 7',
  failedAt: '2026-11-22T05:00:00Z',
  headers: { type: 'PickedUp' },
  payload: '{"orderId":7,"address":"…"}',
};
const FAILED = {
  open: 2,
  causes: [{ cause: 'No ticket 7', count: 2, first: EXAMPLE.failedAt, last: EXAMPLE.failedAt, places: [PLACE, `${PLACE}3`], example: EXAMPLE }],
};
const NOTHING = { open: 0, causes: [], inbox: [], outbox: [] };
const REPLAYED = { tookEffect: 1, failedAgain: 1, givenUp: 0, letters: [] };

let asked: string[];
let answers: Record<string, () => Response>;

beforeEach(async () => {
  asked = [];
  answers = {};
  vi.stubGlobal(
    'fetch',
    vi.fn(async (path: string, { method }: RequestInit) => {
      const request = `${method} ${path}`;
      asked.push(request);
      return (answers[request] ?? json(NOTHING))();
    }),
  );
  await speak('en');
  enter({ role: 'OPERATOR', memberId: '7', name: 'Operator', storeIds: [] });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const json = (body: unknown) => () => new Response(JSON.stringify(body));
const refused = (status: number, code: string) => () => new Response(JSON.stringify({ code }), { status });

async function open(): Promise<void> {
  openPage(FailedPage, '/operator/order/$orderId');
  await screen.findByRole('heading', { name: 'Failed events' });
}

test('says so when nothing failed', async () => {
  await open();
  expect(await screen.findByText('No event has failed')).toBeTruthy();
  expect(asked.filter((one) => one.endsWith('/failed-events'))).toHaveLength(5);
});

test('a service that is away is named, and the others are shown', async () => {
  answers['GET /operations/store/failed-events'] = json(FAILED);
  answers['GET /operations/payment/failed-events'] = refused(503, 'service-unavailable');
  await open();
  expect(await screen.findByRole('heading', { name: 'No ticket 7' })).toBeTruthy();
  expect(await screen.findByText(/No answer from: payment/)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Order 7' }).getAttribute('href')).toBe('/operator/order/7');
  expect(screen.queryByText('No event has failed')).toBeNull();
});

test('while nobody knows of one service, nobody says that nothing failed', async () => {
  answers['GET /operations/order/failed-events'] = refused(503, 'broker-unavailable');
  await open();
  expect(await screen.findByText(/No answer from: order/)).toBeTruthy();
  expect(screen.queryByText('No event has failed')).toBeNull();
});

test('replays a cause in its service, and tells what failed again', async () => {
  answers['GET /operations/store/failed-events'] = json(FAILED);
  answers['POST /operations/store/failed-events/replay?cause=No+ticket+7'] = json(REPLAYED);
  await open();
  fireEvent.click(await screen.findByRole('button', { name: 'Replay all 2' }));
  await waitFor(() => expect(asked).toContain('POST /operations/store/failed-events/replay?cause=No+ticket+7'));
  await waitFor(() => expect(asked.filter((one) => one === 'GET /operations/store/failed-events')).toHaveLength(2));
});

test('asks for the other events of a cause when they are wanted', async () => {
  answers['GET /operations/store/failed-events'] = json(FAILED);
  answers[`GET /operations/store/failed-events/${PLACE}3`] = json({ ...EXAMPLE, place: `${PLACE}3`, key: '8' });
  await open();
  fireEvent.click(await screen.findByRole('button', { name: 'Show the other 1' }));
  expect(await screen.findByRole('link', { name: 'Order 8' })).toBeTruthy();
});

test('gives an event up only after having asked', async () => {
  answers['GET /operations/store/failed-events'] = json(FAILED);
  answers[`POST /operations/store/failed-events/${PLACE}/give-up`] = () => new Response(null, { status: 204 });
  await open();
  fireEvent.click(await screen.findByRole('button', { name: 'Give up: PickedUp (7)' }));
  expect(await screen.findByText(/never tried again in store/)).toBeTruthy();
  expect(asked.some((one) => one.startsWith('POST'))).toBe(false);
  fireEvent.click(screen.getByRole('button', { name: 'Give it up' }));
  await waitFor(() => expect(asked).toContain(`POST /operations/store/failed-events/${PLACE}/give-up`));
});

test('an event of a parked order is not given up alone', async () => {
  answers['GET /operations/store/failed-events'] = json(FAILED);
  answers['GET /operations/store/parked'] = json({ ...NOTHING, inbox: [{ key: '7', cause: 'No ticket 7', parkedAt: EXAMPLE.failedAt }] });
  await open();
  expect(await screen.findByText('Its key is parked. Release it below.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Give up: PickedUp (7)' })).toBeNull();
});

test('releases a parked order, and sends again what could not leave', async () => {
  answers['GET /operations/store/parked'] = json({ ...NOTHING, inbox: [{ key: '7', cause: 'No ticket 7', parkedAt: EXAMPLE.failedAt }] });
  answers['GET /operations/order/parked'] = json({
    ...NOTHING,
    outbox: [{ id: 3, aggregate: 'Order', aggregateId: 9, type: 'Ordered', reason: 'too large', occurredAt: EXAMPLE.failedAt }],
  });
  answers['POST /operations/order/outbox/3/retry'] = () => new Response(null, { status: 202 });
  answers['POST /operations/store/parked/7/release?letters=replay'] = json(REPLAYED);
  await open();
  fireEvent.click(await screen.findByRole('button', { name: 'Release: 7 of store' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Send again: Ordered 9' }));
  await waitFor(() => expect(asked).toContain('POST /operations/store/parked/7/release?letters=replay'));
  await waitFor(() => expect(asked).toContain('POST /operations/order/outbox/3/retry'));
});
