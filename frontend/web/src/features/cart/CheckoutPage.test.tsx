import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addToCart, attemptRefused, currentCart, emptyCart, setWishes } from '@/shared/cart/cart';
import { speak } from '@/shared/i18n/i18n';
import { enter } from '@/shared/session/session';
import { openPage } from '@/test/open';
import { CheckoutPage } from './CheckoutPage';

/** One order out of one cart, whatever the services answer. */

interface Sent {
  key: string | null;
  body: unknown;
}

let sent: Sent[];
let answers: (() => Response | Promise<Response>)[];
const placed = vi.fn();

beforeEach(async () => {
  sent = [];
  answers = [];
  placed.mockReset();
  vi.stubGlobal(
    'fetch',
    vi.fn(async (_: string, init: RequestInit) => {
      sent.push({ key: new Headers(init.headers).get('Idempotency-Key'), body: JSON.parse(String(init.body)) });
      return answers.shift()!();
    }),
  );
  await speak('en');
  attemptRefused();
  emptyCart();
  enter({ role: 'CUSTOMER', memberId: '7', name: 'Customer', storeIds: [] });
  addToCart({ storeId: 1, storeName: '스토어99' }, { menuId: 11, itemName: '후라이드치킨', unitPrice: 18_000, qty: 2 });
  setWishes({ address: 'Seoul' });
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const created = () => new Response(JSON.stringify({ id: 7 }), { status: 201 });
const problem = (status: number, code: string, headers: Record<string, string> = {}) => () =>
  new Response(JSON.stringify({ code }), { status, headers });

async function open(): Promise<void> {
  openPage(() => <CheckoutPage onPlaced={placed} />);
  await screen.findByRole('heading', { name: 'Checkout' });
}

const pay = () => screen.getByRole('button', { name: 'Pay ₩36,000' });

test('a double click places one order, under one key', async () => {
  answers = [created];
  await open();
  fireEvent.click(pay());
  fireEvent.click(pay());
  await waitFor(() => expect(placed).toHaveBeenCalledWith({ id: 7 }));
  expect(sent).toHaveLength(1);
  expect(sent[0]!.key).toMatch(/^[0-9a-f-]{36}$/);
  expect(sent[0]!.body).toMatchObject({ storeId: 1, items: [{ menuId: 11, qty: 2 }], price: 36_000 });
  expect(currentCart().lines).toEqual([]);
});

test('an outage counts down, and the same order is sent again under the same key', async () => {
  answers = [problem(503, 'payment-unavailable', { 'Retry-After': '2' }), created];
  await open();
  fireEvent.click(pay());
  expect(await screen.findByText('Payment is busy at the moment')).toBeTruthy();
  await waitFor(() => expect(placed).toHaveBeenCalled(), { timeout: 4_000 });
  expect(sent).toHaveLength(2);
  expect(sent[1]).toEqual(sent[0]);
});

test('a lost answer is asked for again under the same key, and the cart waits', async () => {
  answers = [() => Promise.reject(new TypeError('network')), created];
  await open();
  fireEvent.click(pay());
  expect(await screen.findByText('The answer was lost')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Stop' })).toBeNull();
  expect(currentCart().attempt?.asking).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: 'Try now' }));
  await waitFor(() => expect(placed).toHaveBeenCalled());
  expect(sent[1]).toEqual(sent[0]);
});

test('a reload in the middle asks what came of it by itself', async () => {
  answers = [() => new Promise<Response>(() => {}), created];
  await open();
  fireEvent.click(pay());
  await waitFor(() => expect(sent).toHaveLength(1));
  cleanup();
  await open();
  await waitFor(() => expect(placed).toHaveBeenCalled());
  expect(sent[1]).toEqual(sent[0]);
});

test('a declined card is said, and another card is another request', async () => {
  answers = [problem(402, 'payment-declined'), created];
  await open();
  fireEvent.click(pay());
  expect(await screen.findByText(/was declined/)).toBeTruthy();
  act(() => setWishes({ token: 'tok_slow' }));
  fireEvent.click(pay());
  await waitFor(() => expect(placed).toHaveBeenCalled());
  expect(sent[1]!.key).not.toBe(sent[0]!.key);
});

test('a changed price is shown as a difference, and accepted it is a new request', async () => {
  const catalog = { storeId: 1, storeName: '스토어99', open: true, items: [{ menuId: 11, itemName: '후라이드치킨', price: 20_000, soldOut: false }] };
  answers = [problem(409, 'price-changed'), () => new Response(JSON.stringify(catalog)), created];
  vi.mocked(fetch).mockImplementation(async (_, init) => {
    sent.push({ key: new Headers(init!.headers).get('Idempotency-Key'), body: init!.body === undefined ? null : JSON.parse(String(init!.body)) });
    return answers.shift()!();
  });
  await open();
  fireEvent.click(pay());
  expect(await screen.findByText('₩18,000 → ₩20,000')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Continue like this' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Pay ₩40,000' }));
  await waitFor(() => expect(placed).toHaveBeenCalled());
  expect(sent[2]!.body).toMatchObject({ price: 40_000 });
  expect(sent[2]!.key).not.toBe(sent[0]!.key);
});

test('a sign-in that ran out in the middle is asked for, and then the same order again', async () => {
  answers = [() => Promise.reject(new TypeError('network')), problem(401, 'unauthorized'), created];
  await open();
  fireEvent.click(pay());
  fireEvent.click(await screen.findByRole('button', { name: 'Try now' }));
  expect(await screen.findByText('Please sign in again.')).toBeTruthy();
  expect(placed).not.toHaveBeenCalled();
  act(() => enter({ role: 'CUSTOMER', memberId: '7', name: 'Customer', storeIds: [] }));
  await waitFor(() => expect(placed).toHaveBeenCalled());
  expect(sent[2]).toEqual(sent[0]);
});

test('what somebody else asked for here is not asked for again', async () => {
  answers = [() => new Promise<Response>(() => {})];
  await open();
  fireEvent.click(pay());
  await waitFor(() => expect(sent).toHaveLength(1));
  cleanup();
  act(() => enter({ role: 'CUSTOMER', memberId: '8', name: 'Another', storeIds: [] }));
  await open();
  await waitFor(() => expect(currentCart().attempt?.asking).toBe(false));
  expect(sent).toHaveLength(1);
});

test('without an address nothing is sent', async () => {
  setWishes({ address: ' ' });
  await open();
  fireEvent.click(pay());
  expect(await screen.findByText('Please give an address.')).toBeTruthy();
  expect(sent).toEqual([]);
});
