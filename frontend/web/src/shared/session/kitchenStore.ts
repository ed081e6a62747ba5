import { useSyncExternalStore } from 'react';

/** Which of their stores an owner is looking at. */

const KEPT_UNDER = 'baedal-kitchen-store';
const listeners = new Set<() => void>();
let chosen: number | null = Number(localStorage.getItem(KEPT_UNDER)) || null;

export function chooseKitchenStore(storeId: number | null): void {
  chosen = storeId;
  if (storeId === null) localStorage.removeItem(KEPT_UNDER);
  else localStorage.setItem(KEPT_UNDER, String(storeId));
  listeners.forEach((listener) => listener());
}

export function useKitchenStore(): number | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => chosen,
  );
}
