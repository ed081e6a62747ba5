import { useSyncExternalStore } from 'react';
import * as z from 'zod/mini';

/**
 * What the customer is about to order: of one store only, kept in this browser, the same in every tab. The key of the
 * order lives with it. A cart whose order was sent and not answered is `asking`: it must not change before it is known
 * what came of it, because a changed order under a new key could be a second one.
 */

const Line = z.object({
  menuId: z.number(),
  itemName: z.string(),
  unitPrice: z.number(),
  qty: z.number(),
});

/** `customer` is who asked: the same words from somebody else are another order. */
const Attempt = z.object({ key: z.string(), request: z.string(), customer: z.string(), asking: z.boolean() });

const Cart = z.object({
  store: z.nullable(z.object({ storeId: z.number(), storeName: z.string() })),
  lines: z.array(Line),
  address: z.string(),
  note: z.string(),
  token: z.string(),
  attempt: z.nullable(Attempt),
});

export type CartLine = z.infer<typeof Line>;
export type Cart = z.infer<typeof Cart>;
export type CartStore = NonNullable<Cart['store']>;

const KEPT_UNDER = 'baedal-cart';
const MOST = 99;
const EMPTY: Cart = { store: null, lines: [], address: '', note: '', token: 'tok_ok', attempt: null };

const listeners = new Set<() => void>();
let cart: Cart = kept();

export function currentCart(): Cart {
  return cart;
}

export function useCart(): Cart & { count: number; total: number } {
  const present = useSyncExternalStore(subscribe, currentCart);
  return { ...present, count: countOf(present), total: totalOf(present.lines) };
}

export function totalOf(lines: Pick<CartLine, 'unitPrice' | 'qty'>[]): number {
  return lines.reduce((sum, line) => sum + line.unitPrice * line.qty, 0);
}

/** Of another store than what is in the cart already. */
export function isOtherStore(storeId: number): boolean {
  return cart.store !== null && cart.store.storeId !== storeId && cart.lines.length > 0;
}

/** A dish of another store replaces what was there; whoever calls has asked. */
export function addToCart(store: CartStore, line: CartLine): void {
  const lines = isOtherStore(store.storeId) ? [] : cart.lines;
  const present = lines.find((other) => other.menuId === line.menuId);
  const qty = Math.min(MOST, (present?.qty ?? 0) + line.qty);
  change({
    store,
    lines: present
      ? lines.map((other) => (other === present ? { ...line, qty } : other))
      : [...lines, { ...line, qty }],
  });
}

export function setQuantity(menuId: number, qty: number): void {
  setLines(
    cart.lines.flatMap((line) => {
      if (line.menuId !== menuId) return [line];
      return qty < 1 ? [] : [{ ...line, qty: Math.min(MOST, qty) }];
    }),
  );
}

export function setLines(lines: CartLine[]): void {
  change(lines.length === 0 ? { store: null, lines } : { lines });
}

export function fillCart(store: CartStore, lines: CartLine[]): void {
  change({ store, lines, note: '' });
}

export function setWishes(wishes: Partial<Pick<Cart, 'address' | 'note' | 'token'>>): void {
  change(wishes);
}

/** The address and the card are the customer's and outlive the order. */
export function emptyCart(): void {
  write({ ...EMPTY, address: cart.address, token: cart.token });
}

/** Of a customer who will not come back nothing stays, not even where they live. */
export function forgetCart(): void {
  write(EMPTY);
}

/** The same request of the same customer keeps its key, another one gets another. */
export function beginAttempt(request: string, customer: string): string {
  const same = cart.attempt?.request === request && cart.attempt.customer === customer;
  const key = same ? cart.attempt!.key : crypto.randomUUID();
  write({ ...cart, attempt: { key, request, customer, asking: true } });
  return key;
}

/** The services have said no: nothing exists under the key, and the cart may change again. */
export function attemptRefused(): void {
  if (cart.attempt !== null) write({ ...cart, attempt: { ...cart.attempt, asking: false } });
}

function change(part: Partial<Cart>): void {
  if (cart.attempt?.asking) return;
  write({ ...cart, ...part });
}

function write(next: Cart): void {
  cart = next;
  localStorage.setItem(KEPT_UNDER, JSON.stringify(next));
  listeners.forEach((listener) => listener());
}

function kept(): Cart {
  try {
    const read = Cart.safeParse(JSON.parse(localStorage.getItem(KEPT_UNDER) ?? 'null'));
    return read.success ? read.data : EMPTY;
  } catch {
    return EMPTY;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function countOf(present: Cart): number {
  return present.lines.reduce((sum, line) => sum + line.qty, 0);
}

addEventListener('storage', (event) => {
  if (event.key !== KEPT_UNDER) return;
  cart = kept();
  listeners.forEach((listener) => listener());
});
