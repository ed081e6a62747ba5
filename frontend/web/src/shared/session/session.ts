import { useSyncExternalStore } from 'react';
import { carryBearer } from '@/shared/api/http';

/**
 * Who uses this browser. There are two kinds: a `member` has signed in and the services know them by token or cookie; a
 * `local` person was chosen on a click where there is no sign-in yet, and is named in the bodies (docs/adr/0008). Only the
 * functions at the end of this file know the difference.
 */

export type Role = 'CUSTOMER' | 'OWNER' | 'COURIER' | 'OPERATOR';

export interface Session {
  kind: 'local' | 'member';
  role: Role;
  /** As orders and jobs name this person. */
  memberId: string;
  name: string;
  /** The stores of an owner; a local owner without any may work in each. */
  storeIds: number[];
}

const KEPT_UNDER = 'baedal-person';
const listeners = new Set<() => void>();
let session: Session | null = kept();

export function currentSession(): Session | null {
  return session;
}

/** A member's session is asked of the server again after a reload; only who is local is kept here. */
export function enter(next: Session, token: string | null = null): void {
  session = next;
  carryBearer(token);
  keep(next.kind === 'local' ? next : null);
  listeners.forEach((listener) => listener());
}

export function leave(): void {
  session = null;
  carryBearer(null);
  keep(null);
  listeners.forEach((listener) => listener());
}

export function useSession(): Session | null {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, currentSession);
}

/** What an order says of its customer. */
export function customerOf(person: Session): { customerId?: string } {
  return person.kind === 'local' ? { customerId: person.memberId } : {};
}

/** What a courier's step says of its courier. */
export function courierOf(person: Session): { courierId?: string } {
  return person.kind === 'local' ? { courierId: person.memberId } : {};
}

/** Whose changes this person watches. */
export function streamOf(person: Session, storeId: number | null): Record<string, string | number | undefined> {
  switch (person.role) {
    case 'CUSTOMER':
      return { customerId: person.memberId };
    case 'OWNER':
      return { storeId: storeId ?? undefined };
    case 'COURIER':
    case 'OPERATOR':
      return {};
  }
}

function kept(): Session | null {
  try {
    const text = localStorage.getItem(KEPT_UNDER);
    return text === null ? null : (JSON.parse(text) as Session);
  } catch {
    return null;
  }
}

function keep(person: Session | null): void {
  if (person === null) localStorage.removeItem(KEPT_UNDER);
  else localStorage.setItem(KEPT_UNDER, JSON.stringify(person));
}
