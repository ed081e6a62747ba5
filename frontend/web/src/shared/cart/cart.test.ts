import { beforeEach, expect, test } from 'vitest';
import {
  addToCart,
  attemptRefused,
  beginAttempt,
  currentCart,
  emptyCart,
  isOtherStore,
  setQuantity,
  setWishes,
  totalOf,
} from './cart';

const STORE = { storeId: 1, storeName: '스토어99' };
const CHICKEN = { menuId: 11, itemName: '후라이드치킨', unitPrice: 18_000, qty: 1 };

beforeEach(() => {
  attemptRefused();
  emptyCart();
});

test('adds up what is put in, and the same dish is one line', () => {
  addToCart(STORE, CHICKEN);
  addToCart(STORE, CHICKEN);
  expect(currentCart().lines).toEqual([{ ...CHICKEN, qty: 2 }]);
  expect(totalOf(currentCart().lines)).toBe(36_000);
});

test('holds the dishes of one store only', () => {
  addToCart(STORE, CHICKEN);
  expect(isOtherStore(2)).toBe(true);
  addToCart({ storeId: 2, storeName: '피자천국' }, { menuId: 21, itemName: '페퍼로니피자', unitPrice: 21_000, qty: 1 });
  expect(currentCart().store?.storeId).toBe(2);
  expect(currentCart().lines).toHaveLength(1);
});

test('forgets its store with its last dish', () => {
  addToCart(STORE, CHICKEN);
  setQuantity(11, 0);
  expect(currentCart().store).toBeNull();
});

test('survives a reload', () => {
  addToCart(STORE, CHICKEN);
  expect(JSON.parse(localStorage.getItem('baedal-cart')!)).toEqual(currentCart());
});

test('keeps the key of the same request, and gives another request or customer another key', () => {
  const first = beginAttempt('{"price":1}', '7');
  expect(beginAttempt('{"price":1}', '7')).toBe(first);
  expect(beginAttempt('{"price":1}', '8')).not.toBe(first);
  expect(beginAttempt('{"price":2}', '7')).not.toBe(first);
});

test('does not change while nobody knows what came of its order', () => {
  addToCart(STORE, CHICKEN);
  beginAttempt('{}', '7');
  setQuantity(11, 5);
  setWishes({ address: 'elsewhere' });
  expect(currentCart().lines[0]!.qty).toBe(1);
  attemptRefused();
  setQuantity(11, 5);
  expect(currentCart().lines[0]!.qty).toBe(5);
});

test('starts anew after an order, but remembers the address', () => {
  setWishes({ address: '서울시 중구 세종대로 110' });
  addToCart(STORE, CHICKEN);
  beginAttempt('{}', '7');
  emptyCart();
  expect(currentCart()).toMatchObject({ lines: [], attempt: null, address: '서울시 중구 세종대로 110' });
});
