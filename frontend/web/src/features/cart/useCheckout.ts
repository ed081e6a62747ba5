import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { catalogStoreQuery } from '@/shared/api/getCatalogStore';
import { ApiFailure } from '@/shared/api/http';
import type { CatalogItem, Order } from '@/shared/api/types';
import { attemptRefused, beginAttempt, currentCart, emptyCart, setLines } from '@/shared/cart/cart';
import type { Session } from '@/shared/session/session';
import { accepted, differences, type Difference } from './differences';
import { placeOrder, requestOf } from './placeOrder';

/**
 * One order out of one cart, whatever happens on the way: the request and its key are written down before it is sent, and
 * as long as nobody has said yes or no the same is sent again, also after a reload.
 */

export type Checkout =
  | { step: 'editing'; refusal: ApiFailure | null }
  | { step: 'paying' }
  | { step: 'waiting'; why: 'unavailable' | 'unknown'; until: number }
  | { step: 'changed'; differences: Difference[]; items: CatalogItem[] };

const ASK_AGAIN_S = 3;
const EDITING: Checkout = { step: 'editing', refusal: null };

export function useCheckout(customer: Session | null, onPlaced: (order: Order) => void) {
  const client = useQueryClient();
  const [checkout, setCheckout] = useState<Checkout>(EDITING);
  const busy = useRef(false);

  const send = useCallback(
    async (request: string, asking: Session) => {
      // A double click arrives before the button is drawn disabled.
      if (busy.current) return;
      busy.current = true;
      setCheckout({ step: 'paying' });
      try {
        const order = await placeOrder(request, beginAttempt(request, asking.memberId));
        emptyCart();
        onPlaced(order);
      } catch (failure) {
        if (!(failure instanceof ApiFailure)) throw failure;
        setCheckout(await next(failure));
      } finally {
        busy.current = false;
      }
    },
    // The callbacks are stable where this is used.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [],
  );

  async function next(failure: ApiFailure): Promise<Checkout> {
    const wait = (why: 'unavailable' | 'unknown'): Checkout => ({
      step: 'waiting',
      why,
      until: Date.now() + (failure.retryAfterSeconds ?? ASK_AGAIN_S) * 1000,
    });
    if (failure.isUnknown || failure.code === 'request-in-progress') return wait('unknown');
    // An earlier try may have come through: whoever signs in again goes on asking for this one.
    if (failure.status === 401) return { step: 'editing', refusal: failure };
    attemptRefused();
    if (failure.status === 503 || failure.status === 429) return wait('unavailable');
    return failure.status === 409 || failure.code === 'unknown-item' ? compare(failure) : { step: 'editing', refusal: failure };
  }

  async function compare(failure: ApiFailure): Promise<Checkout> {
    const { store, lines } = currentCart();
    const present = await client.fetchQuery({ ...catalogStoreQuery(store!.storeId), staleTime: 0 }).catch(() => null);
    const found = present === null ? [] : differences(lines, present.items);
    return present === null || found.length === 0
      ? { step: 'editing', refusal: failure }
      : { step: 'changed', differences: found, items: present.items };
  }

  /** What was sent and never answered goes first: it may be an order already. */
  const pay = useCallback(() => {
    const cart = currentCart();
    if (customer === null) return;
    if (cart.attempt?.asking) void send(cart.attempt.request, customer);
    else if (cart.store !== null) void send(requestOf(cart), customer);
  }, [customer, send]);

  useEffect(() => {
    const { attempt } = currentCart();
    if (customer === null || !attempt?.asking) return;
    if (attempt.customer === customer.memberId) pay();
    // What became of it is for that person to ask.
    else attemptRefused();
  }, [customer, pay]);

  useEffect(() => {
    if (checkout.step !== 'waiting') return undefined;
    const timer = setTimeout(pay, Math.max(0, checkout.until - Date.now()));
    return () => clearTimeout(timer);
  }, [checkout, pay]);

  return {
    checkout,
    pay,
    stop: () => setCheckout(EDITING),
    accept: () => {
      if (checkout.step === 'changed') setLines(accepted(currentCart().lines, checkout.items));
      setCheckout(EDITING);
    },
  };
}
