import { call } from '@/shared/api/http';
import type { Order, OrderRequest } from '@/shared/api/types';
import { totalOf, type Cart } from '@/shared/cart/cart';

/** Sends a cart as it was written down, under its key: whoever sends the same again gets the same order again. */
export function placeOrder(request: string, key: string): Promise<Order> {
  return call<Order>('/orders', {
    method: 'POST',
    body: JSON.parse(request) as OrderRequest,
    headers: { 'Idempotency-Key': key },
  });
}

export function requestOf(cart: Cart): string {
  const request: OrderRequest = {
    storeId: cart.store!.storeId,
    items: cart.lines.map(({ menuId, qty }) => ({ menuId, qty })),
    address: cart.address.trim(),
    ...(cart.note.trim() === '' ? {} : { note: cart.note.trim() }),
    price: totalOf(cart.lines),
    paymentToken: cart.token,
  };
  return JSON.stringify(request);
}
