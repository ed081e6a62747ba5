import type { Cause, FailedEvent, FailedEvents, Parked, ParkedKey, Unsent } from '@/shared/api/types';
import type { Service } from './services';

/** The services' answers put together, as far as they answered. */

/** What a service said, and whether its last word is an answer at all; both, when it fell silent later. */
export interface Answer<T> {
  service: Service;
  said: T | undefined;
  silent: boolean;
}

export type Of<T> = T & { service: Service };

/** What failed lately first: that is what somebody is looking for. */
export function causesOf(answers: Answer<FailedEvents>[]): Of<Cause>[] {
  return each(answers, (said) => said.causes).toSorted((a, b) => b.last.localeCompare(a.last));
}

export function openOf(answers: Answer<FailedEvents>[]): number {
  return answers.reduce((sum, { said }) => sum + (said?.open ?? 0), 0);
}

/** The one that waits longest first. */
export function keysOf(answers: Answer<Parked>[]): Of<ParkedKey>[] {
  return each(answers, (said) => said.inbox).toSorted((a, b) => a.parkedAt.localeCompare(b.parkedAt));
}

/** The parked keys of a service: none of their events may be given up alone, or those behind it would overtake it. */
export function heldIn(service: Service, keys: Of<ParkedKey>[]): string[] {
  return keys.filter((parked) => parked.service === service).map(({ key }) => key);
}

export function unsentOf(answers: Answer<Parked>[]): Of<Unsent>[] {
  return each(answers, (said) => said.outbox).toSorted((a, b) => a.occurredAt.localeCompare(b.occurredAt));
}

export function silentOf(...answers: Answer<unknown>[]): Service[] {
  return [...new Set(answers.filter(({ silent }) => silent).map(({ service }) => service))];
}

/** The order that an event is about; stores and members have keys, too. */
export function orderOf({ topic, key, headers }: FailedEvent): string | null {
  const aboutOrder = topic === 'baedal.events' && headers['type'] !== 'MemberWithdrawn';
  return aboutOrder && key !== null && /^\d{1,18}$/.test(key) ? key : null;
}

/** A parked key does not say whose it is. Only Order hears of menus, so anywhere else it is no store's. */
export function orderOfKey({ service, key }: Of<ParkedKey>, causes: Of<Cause>[]): string | null {
  const known = causes.find((cause) => cause.service === service && cause.example.key === key);
  if (known !== undefined) return orderOf(known.example);
  return service !== 'order' && /^\d{1,18}$/.test(key) ? key : null;
}

function each<T, One>(answers: Answer<T>[], parts: (said: T) => One[]): Of<One>[] {
  return answers.flatMap(({ service, said }) => (said === undefined ? [] : parts(said).map((part) => ({ ...part, service }))));
}
