import * as z from 'zod/mini';
import { ApiFailure, call, meta } from '@/shared/api/http';
import { enter, leave, type Role, type Session } from '@/shared/session/session';

/**
 * What the pages know of sign-in: the contract of /auth (docs/spec.md), and what to do while it is not there. Where nothing
 * answers, a demo set-up lets anybody be one of its people; with identity running that way is closed by itself.
 */

const Me = z.object({
  id: z.optional(z.union([z.string(), z.number()])),
  memberId: z.optional(z.union([z.string(), z.number()])),
  username: z.string(),
  name: z.optional(z.nullable(z.string())),
  role: z.optional(z.string()),
  roles: z.optional(z.array(z.string())),
  storeIds: z.optional(z.nullable(z.array(z.number()))),
  stores: z.optional(z.nullable(z.array(z.number()))),
});

const Token = z.object({ accessToken: z.string() });

const ROLES: Role[] = ['OPERATOR', 'OWNER', 'COURIER', 'CUSTOMER'];
const DEMO_PASSWORD = 'baedal-demo';

export const PEOPLE = ['customer', 'customer2', 'owner', 'owner2', 'courier', 'courier2', 'operator'] as const;
export type Person = (typeof PEOPLE)[number];

let identityIsThere = false;

export function hasIdentity(): boolean {
  return identityIsThere;
}

export function offersDemo(): boolean {
  return meta('baedal-demo') === 'true';
}

/** Who the cookie says is here; without identity, whoever was chosen on a click. */
export async function resume(): Promise<void> {
  try {
    enter(await me());
    identityIsThere = true;
  } catch (failure) {
    identityIsThere = failure instanceof ApiFailure && (failure.status === 401 || failure.status === 403);
    if (identityIsThere || !offersDemo()) leave();
  }
}

export async function signIn(username: string, password: string): Promise<Session> {
  const { accessToken } = z.parse(Token, await call('/auth/login', { method: 'POST', body: { username, password } }));
  const session = await me(accessToken);
  enter(session, accessToken);
  return session;
}

export async function signUp(username: string, password: string, name: string): Promise<Session> {
  await call('/auth/members', { method: 'POST', body: { username, password, name } });
  return signIn(username, password);
}

export async function signInAs(person: Person, name: string): Promise<Session> {
  if (identityIsThere) return signIn(person, DEMO_PASSWORD);
  const session: Session = { kind: 'local', role: roleOf(person), memberId: person, name, storeIds: [] };
  enter(session);
  return session;
}

function roleOf(person: Person): Role {
  switch (person) {
    case 'customer':
    case 'customer2':
      return 'CUSTOMER';
    case 'owner':
    case 'owner2':
      return 'OWNER';
    case 'courier':
    case 'courier2':
      return 'COURIER';
    case 'operator':
      return 'OPERATOR';
  }
}

async function me(token?: string): Promise<Session> {
  const answer = z.parse(
    Me,
    await call('/auth/me', token === undefined ? {} : { headers: { Authorization: `Bearer ${token}` } }),
  );
  const roles = [...(answer.roles ?? []), ...(answer.role === undefined ? [] : [answer.role])];
  return {
    kind: 'member',
    role: ROLES.find((role) => roles.some((given) => given.replace('ROLE_', '') === role)) ?? 'CUSTOMER',
    memberId: String(answer.memberId ?? answer.id ?? answer.username),
    name: answer.name ?? answer.username,
    storeIds: answer.storeIds ?? answer.stores ?? [],
  };
}
