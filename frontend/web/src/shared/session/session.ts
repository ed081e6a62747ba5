import { useSyncExternalStore } from 'react';
import type { Member } from '@/shared/api/types';

/**
 * Who uses this browser, as Identity described them. It decides which pages are shown and nothing else: what somebody may
 * do is known by the services, which look at the cookie.
 */

/** A service signs in, too, but opens no pages. */
export type Role = Exclude<Member['roles'][number], 'SERVICE'>;

export interface Session {
  role: Role;
  /** As orders and jobs name this person. */
  memberId: string;
  name: string;
  /** The stores of an owner; who registered one since may work in it all the same. */
  storeIds: number[];
}

const KEPT_UNDER = 'baedal-person';
const listeners = new Set<() => void>();
let session: Session | null = kept();

export function currentSession(): Session | null {
  return session;
}

/** Kept over a reload, so that the pages know their reader while Identity is away. There is no token in it. */
export function enter(next: Session): void {
  session = next;
  localStorage.setItem(KEPT_UNDER, JSON.stringify(next));
  listeners.forEach((listener) => listener());
}

export function leave(): void {
  session = null;
  localStorage.removeItem(KEPT_UNDER);
  listeners.forEach((listener) => listener());
}

export function useSession(): Session | null {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, currentSession);
}

/** Whose changes this person watches; null for a courier, whom the dashboard shows no orders and whose jobs are polled. */
export function streamOf(person: Session, storeId: number | null): Record<string, string | number> | null {
  switch (person.role) {
    case 'CUSTOMER':
      return { customerId: person.memberId };
    case 'OWNER':
      return storeId === null ? null : { storeId };
    case 'COURIER':
      return null;
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
