import type { BoardRow, BoardStatus } from '@/shared/api/types';

/** For how long an order may stay in a state before somebody should look at it, in minutes. */
const PATIENCE: Record<BoardStatus, number> = {
  ORDERED: 5,
  ORDER_CONFIRMED: 45,
  COOK_COMPLETED: 1,
  DELIVERY_STARTED: 10,
  PICKED_UP: 45,
  DELIVERY_COMPLETED: Infinity,
  ORDER_CANCELED: Infinity,
};

/** When the order came into its state, as far as the row tells. */
export function since(row: BoardRow): string | null {
  switch (row.status) {
    case 'ORDERED':
      return row.orderDt;
    case 'ORDER_CONFIRMED':
      return row.confirmedDt;
    case 'COOK_COMPLETED':
    case 'DELIVERY_STARTED':
      return row.cookedCompDt;
    case 'PICKED_UP':
      return row.pickedUpDt;
    case 'DELIVERY_COMPLETED':
      return row.deliveryCompDt;
    case 'ORDER_CANCELED':
      return row.canceledDt;
  }
}

export function minutesInState(row: BoardRow, now: number): number {
  const begin = since(row);
  return begin === null ? 0 : Math.max(0, Math.floor((now - Date.parse(begin)) / 60_000));
}

export function stuckOnes(rows: BoardRow[], now: number): BoardRow[] {
  return rows
    .filter((row) => minutesInState(row, now) >= PATIENCE[row.status])
    .toSorted((a, b) => minutesInState(b, now) - minutesInState(a, now));
}

/** Orders in each of the last minutes, the oldest first. */
export function perMinute(rows: BoardRow[], now: number, minutes = 60): number[] {
  const counts = Array.from({ length: minutes }, () => 0);
  for (const row of rows) {
    if (row.orderDt === null) continue;
    const ago = Math.floor((now - Date.parse(row.orderDt)) / 60_000);
    if (ago >= 0 && ago < minutes) counts[minutes - 1 - ago]! += 1;
  }
  return counts;
}
