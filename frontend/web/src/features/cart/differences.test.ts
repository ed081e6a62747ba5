import { expect, test } from 'vitest';
import { accepted, differences } from './differences';

const LINES = [
  { menuId: 1, itemName: '후라이드치킨', unitPrice: 18_000, qty: 2 },
  { menuId: 2, itemName: '치킨무', unitPrice: 1_000, qty: 1 },
  { menuId: 3, itemName: '콜라', unitPrice: 2_000, qty: 1 },
  { menuId: 4, itemName: '양념치킨', unitPrice: 19_000, qty: 1 },
];
const ITEMS = [
  { menuId: 1, itemName: '후라이드치킨', price: 20_000, soldOut: false },
  { menuId: 2, itemName: '치킨무', price: 1_000, soldOut: true },
  { menuId: 4, itemName: '양념치킨', price: 19_000, soldOut: false },
];

test('names each change once, and only changes', () => {
  expect(differences(LINES, ITEMS)).toEqual([
    { itemName: '후라이드치킨', kind: 'price', before: 18_000, after: 20_000 },
    { itemName: '치킨무', kind: 'soldOut' },
    { itemName: '콜라', kind: 'gone' },
  ]);
});

test('accepting takes the new prices and leaves out what cannot be had', () => {
  expect(accepted(LINES, ITEMS).map((line) => [line.menuId, line.unitPrice, line.qty])).toEqual([
    [1, 20_000, 2],
    [4, 19_000, 1],
  ]);
});
