import * as z from 'zod/mini';
import { ApiFailure, call, meta } from '@/shared/api/http';
import { enter, leave, type Role, type Session } from '@/shared/session/session';

/**
 * What the pages know of sign-in (docs/spec.md). The token is in a cookie that no script can read: here it is only asked
 * for and given back.
 */

export const Me = z.object({
  id: z.string(),
  username: z.nullable(z.string()),
  name: z.nullable(z.string()),
  roles: z.array(z.string()),
  stores: z.array(z.number()),
});

/** Who has several sees the pages of the first. */
const ROLES: Role[] = ['OPERATOR', 'OWNER', 'COURIER', 'CUSTOMER'];
const DEMO_PASSWORD = 'baedal-demo';

export const PEOPLE = ['customer', 'customer2', 'owner', 'owner2', 'courier', 'courier2', 'operator'] as const;
export type Person = (typeof PEOPLE)[number];

export function offersDemo(): boolean {
  return meta('baedal-demo') === 'true';
}

/** One of the people that everybody who looks at this set-up shares. */
export function isDemo(username: string | null): boolean {
  return offersDemo() && PEOPLE.some((person) => person === username);
}

/** Who the cookie says is here. While nobody can tell, it is still who it was: the services know the cookie without Identity. */
export async function resume(): Promise<void> {
  try {
    enter(sessionOf(await call('/auth/me')));
  } catch (failure) {
    if (failure instanceof ApiFailure && (failure.status === 401 || failure.status === 404)) leave();
  }
}

export async function signIn(username: string, password: string): Promise<Session> {
  const session = sessionOf(await call('/auth/session', { method: 'POST', body: { username, password } }));
  enter(session);
  return session;
}

export async function signUp(username: string, password: string, name: string): Promise<Session> {
  await call('/auth/members', { method: 'POST', body: { username, password, name } });
  return signIn(username, password);
}

/** The cookie can be taken away by Identity only; while it is away, one stays signed in and is told so. */
export async function signOut(): Promise<void> {
  await call('/auth/session', { method: 'DELETE' });
  leave();
}

export function signInAs(person: Person): Promise<Session> {
  return signIn(person, DEMO_PASSWORD);
}

function sessionOf(answer: unknown): Session {
  const me = z.parse(Me, answer);
  return {
    role: ROLES.find((role) => me.roles.includes(role)) ?? 'CUSTOMER',
    memberId: me.id,
    name: me.name ?? me.username ?? me.id,
    storeIds: me.stores,
  };
}
