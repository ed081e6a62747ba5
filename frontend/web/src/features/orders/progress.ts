import type { BoardOrder, BoardStatus, Moment, Order } from '@/shared/api/types';

/** How far an order is. Order and the board may be a moment apart; what is further is true, and an end is an end. */

export type Progress = BoardStatus | 'ASSIGNED';

const RANK: Record<Progress, number> = {
  ORDERED: 0,
  ORDER_CONFIRMED: 1,
  COOK_COMPLETED: 2,
  DELIVERY_STARTED: 3,
  ASSIGNED: 4,
  PICKED_UP: 5,
  DELIVERY_COMPLETED: 6,
  ORDER_CANCELED: 7,
};

const OF_ORDER: Record<Order['orderStatus'], Progress> = {
  ORDERED: 'ORDERED',
  CONFIRMED: 'ORDER_CONFIRMED',
  COMPLETED: 'DELIVERY_COMPLETED',
  CANCELED: 'ORDER_CANCELED',
};

export const STEPS = ['ordered', 'cooking', 'pickup', 'onTheWay', 'done'] as const;

const STEP_OF: Record<Progress, number> = {
  ORDERED: 0,
  ORDER_CONFIRMED: 1,
  COOK_COMPLETED: 2,
  DELIVERY_STARTED: 2,
  ASSIGNED: 2,
  PICKED_UP: 3,
  DELIVERY_COMPLETED: 5,
  ORDER_CANCELED: -1,
};

export function progressOf(order: Order, board: BoardOrder | null | undefined): Progress {
  const byOrder = OF_ORDER[order.orderStatus];
  if (board === null || board === undefined) return byOrder;
  const byBoard: Progress =
    board.status === 'DELIVERY_STARTED' && momentOf(board, 'CourierAssigned') !== undefined ? 'ASSIGNED' : board.status;
  return RANK[byBoard] > RANK[byOrder] ? byBoard : byOrder;
}

export function stepOf(progress: Progress): number {
  return STEP_OF[progress];
}

export function momentOf(board: BoardOrder | null | undefined, type: string): Moment | undefined {
  return board?.timeline?.find((moment) => moment.type === type);
}

/** When the kitchen said it would be ready; the minutes are only told in the timeline's words. */
export function readyAt(board: BoardOrder | null | undefined): { at: number; minutes: number } | null {
  const confirmed = momentOf(board, 'StoreConfirmed');
  const minutes = minutesIn(confirmed?.detail);
  return confirmed === undefined || minutes === null ? null : { at: Date.parse(confirmed.at) + minutes * 60_000, minutes };
}

export function minutesIn(detail: string | null | undefined): number | null {
  const found = /about (\d+) minutes/.exec(detail ?? '');
  return found === null ? null : Number(found[1]);
}
