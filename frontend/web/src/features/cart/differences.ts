import type { CatalogItem } from '@/shared/api/types';
import type { CartLine } from '@/shared/cart/cart';

/** What is no longer as it was when the dish came into the cart. */
export type Difference = { itemName: string } & (
  | { kind: 'price'; before: number; after: number }
  | { kind: 'soldOut' }
  | { kind: 'gone' }
);

export function differences(lines: CartLine[], items: CatalogItem[]): Difference[] {
  return lines.flatMap((line): Difference[] => {
    const item = items.find((other) => other.menuId === line.menuId);
    if (item === undefined) return [{ itemName: line.itemName, kind: 'gone' }];
    if (item.soldOut) return [{ itemName: line.itemName, kind: 'soldOut' }];
    return item.price === line.unitPrice
      ? []
      : [{ itemName: line.itemName, kind: 'price', before: line.unitPrice, after: item.price }];
  });
}

/** The lines as they can be ordered now. */
export function accepted(lines: CartLine[], items: CatalogItem[]): CartLine[] {
  return lines.flatMap((line) => {
    const item = items.find((other) => other.menuId === line.menuId);
    return item === undefined || item.soldOut ? [] : [{ ...line, itemName: item.itemName, unitPrice: item.price }];
  });
}
