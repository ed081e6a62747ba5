import { Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BoardOrder, BoardStatus, OrderStatus } from '@/shared/api/types';
import { useReason } from '@/shared/i18n/reason';
import { Note } from '@/shared/ui/States';
import type { Witnesses } from './getWitnesses';
import { minutesInState } from './stuck';
import classes from './operator.module.css';

/** What the order waits for, in one sentence, and what the services do not agree about. */
export function Why({ witnesses, board, now }: { witnesses: Witnesses; board: BoardOrder | null; now: number }) {
  const { t } = useTranslation();
  const notes = useContradictions(witnesses, board);
  const sentence = useSentence(witnesses, board);
  return (
    <section className={classes.why}>
      <Hourglass size={34} aria-hidden />
      <div>
        <h2>{t('operator.waits')}</h2>
        <p>
          {sentence} {board !== null && isOpen(board.status) && <b>{t('operator.sinceThen', { count: minutesInState(board, now) })}</b>}
        </p>
        {notes.map((note) => (
          <Note key={note} tone="warn">
            {note}
          </Note>
        ))}
      </div>
    </section>
  );
}

function useSentence(witnesses: Witnesses, board: BoardOrder | null): string {
  const { t } = useTranslation();
  const reason = useReason();
  if (board === null) return t('operator.unknownHere');
  const courier = witnesses.delivery.kind === 'said' ? witnesses.delivery.what.courierId : null;
  if (board.status === 'DELIVERY_STARTED' && courier !== null) return t('operator.reason.ASSIGNED', { name: courier });
  return t(`operator.reason.${board.status}`, { name: board.storeName ?? '', reason: reason(board.cancelReason) });
}

/** What Order must say while the board says the other. */
const OF_BOARD: Record<BoardStatus, OrderStatus> = {
  ORDERED: 'ORDERED',
  ORDER_CONFIRMED: 'CONFIRMED',
  COOK_COMPLETED: 'CONFIRMED',
  DELIVERY_STARTED: 'CONFIRMED',
  PICKED_UP: 'CONFIRMED',
  DELIVERY_COMPLETED: 'COMPLETED',
  ORDER_CANCELED: 'CANCELED',
};

function useContradictions({ order, payment }: Witnesses, board: BoardOrder | null): string[] {
  const { t } = useTranslation();
  const notes: string[] = [];
  if (board !== null && order.kind === 'said' && OF_BOARD[board.status] !== order.what.orderStatus) {
    notes.push(t('operator.reason.differs', { order: order.what.orderStatus, board: board.status }));
  }
  const canceled = order.kind === 'said' && order.what.orderStatus === 'CANCELED';
  if (payment.kind === 'said' && canceled && (payment.what.status === 'APPROVED' || payment.what.status === 'CAPTURED')) {
    notes.push(t('operator.reason.refundPending'));
  }
  if (payment.kind === 'said' && !canceled && payment.what.status === 'APPROVED') notes.push(t('operator.reason.unpaid'));
  return notes;
}

function isOpen(status: BoardStatus): boolean {
  return status !== 'DELIVERY_COMPLETED' && status !== 'ORDER_CANCELED';
}
