import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { currentCart, setWishes } from '@/shared/cart/cart';
import { speak } from '@/shared/i18n/i18n';
import { currentSession, enter, type Role } from '@/shared/session/session';
import { openPage } from '@/test/open';
import { AccountPage } from './AccountPage';

/** Leaving for good: only a customer of their own, only after having been asked, and then nothing stays here. */

let asked: string[];
let username: string;
let withdrawal: () => Response;
const withdrawn = vi.fn();

beforeEach(async () => {
  asked = [];
  username = 'jiwoo';
  withdrawal = () => new Response(null, { status: 204 });
  withdrawn.mockReset();
  vi.stubGlobal(
    'fetch',
    vi.fn(async (path: string, { method }: RequestInit) => {
      asked.push(`${method} ${path}`);
      if (method === 'DELETE') return withdrawal();
      return new Response(JSON.stringify({ id: '99', username, name: 'Jiwoo', roles: ['CUSTOMER'], stores: [] }));
    }),
  );
  await speak('en');
});

afterEach(() => {
  cleanup();
  document.head.replaceChildren();
  vi.unstubAllGlobals();
});

function open(role: Role = 'CUSTOMER'): void {
  enter({ role, memberId: '99', name: 'Jiwoo', storeIds: [] });
  openPage(() => <AccountPage onSignedOut={() => {}} onWithdrawn={withdrawn} />);
}

async function confirms(): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name: 'Withdraw' }));
  await screen.findByText(/nobody can tell whose it was/);
  expect(asked.some((one) => one.startsWith('DELETE'))).toBe(false);
  fireEvent.click(screen.getAllByRole('button', { name: 'Withdraw' }).at(-1)!);
}

test('a customer who withdraws leaves nothing in the browser', async () => {
  setWishes({ address: '서울시 중구 세종대로 110' });
  open();
  expect(await screen.findByText('jiwoo')).toBeTruthy();
  await confirms();
  await waitFor(() => expect(withdrawn).toHaveBeenCalled());
  expect(asked).toContain('DELETE /auth/members/me');
  expect(currentSession()).toBeNull();
  expect(currentCart().address).toBe('');
});

test('a refusal is said, and the customer is still here', async () => {
  withdrawal = () => new Response(JSON.stringify({ code: 'service-unavailable' }), { status: 503 });
  open();
  await confirms();
  expect(await screen.findByText('The service does not answer at the moment.')).toBeTruthy();
  expect(withdrawn).not.toHaveBeenCalled();
  expect(currentSession()?.memberId).toBe('99');
});

test('the people of the demo are kept', async () => {
  document.head.innerHTML = '<meta name="baedal-demo" content="true">';
  username = 'customer';
  open();
  expect(await screen.findByText(/Everybody shares the demo people/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Withdraw' })).toBeNull();
});

test('who works here does not withdraw by a press', async () => {
  open('OWNER');
  expect(await screen.findByText('Store owner')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Withdraw' })).toBeNull();
});
