import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { currentSession, enter, leave } from '@/shared/session/session';
import { resume, signIn, signOut } from './identity';

/** Who is here, as Identity says it, and as long as it says anything. */

const OWNER = { id: '3', username: 'owner', name: null, roles: ['CUSTOMER', 'OWNER'], stores: [1] };
const SOMEBODY = { role: 'CUSTOMER', memberId: '1', name: 'customer', storeIds: [] } as const;

let asked: string[];

function answers(status: number, body: unknown): void {
  vi.stubGlobal(
    'fetch',
    vi.fn(async (path: string, { method }: RequestInit) => {
      asked.push(`${method} ${path}`);
      return new Response(status === 204 ? null : JSON.stringify(body), { status });
    }),
  );
}

beforeEach(() => {
  asked = [];
  leave();
});

afterEach(() => vi.unstubAllGlobals());

test('a sign-in gives a session of the first of the roles, and no token to the page', async () => {
  answers(200, OWNER);
  await signIn('owner', 'secret');
  expect(asked).toEqual(['POST /auth/session']);
  expect(currentSession()).toEqual({ role: 'OWNER', memberId: '3', name: 'owner', storeIds: [1] });
});

test('a sign-in that is refused changes nobody', async () => {
  enter({ ...SOMEBODY, storeIds: [] });
  answers(401, { code: 'wrong-credentials' });
  await expect(signIn('owner', 'wrong')).rejects.toMatchObject({ code: 'wrong-credentials' });
  expect(currentSession()?.memberId).toBe('1');
});

test('a cookie that says nothing ends the session', async () => {
  enter({ ...SOMEBODY, storeIds: [] });
  answers(401, { code: 'unauthorized' });
  await resume();
  expect(currentSession()).toBeNull();
});

test('while Identity is away it is still who it was', async () => {
  enter({ ...SOMEBODY, storeIds: [] });
  answers(503, { code: 'service-unavailable' });
  await resume();
  expect(currentSession()?.memberId).toBe('1');
});

test('whoever leaves takes the cookie back', async () => {
  enter({ ...SOMEBODY, storeIds: [] });
  answers(204, null);
  await signOut();
  expect(asked).toEqual(['DELETE /auth/session']);
  expect(currentSession()).toBeNull();
});
