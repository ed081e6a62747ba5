import { Button } from '@mantine/core';
import { Bike, MessageSquareText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiFailure } from '@/shared/api/http';
import type { Ticket } from '@/shared/api/types';
import { minutesSince, useFormat } from '@/shared/i18n/format';
import { useErrorText } from '@/shared/ui/errors';
import { toast } from '@/shared/ui/toasts';
import { Accept } from './Accept';
import { Refuse } from './Refuse';
import { useStepTicket, type Step } from './stepTicket';
import classes from './kitchen.module.css';

const LATE_MINUTES = 10;

/** One order as the kitchen needs it: how old, what, how many, and the next thing to do. */
export function TicketCard({ ticket, storeId, now }: { ticket: Ticket; storeId: number; now: number }) {
  const { t } = useTranslation();
  const { clock } = useFormat();
  const minutes = ticket.orderDate === null ? 0 : minutesSince(ticket.orderDate, now);
  return (
    <li className={classes.ticket} data-order={ticket.orderId} data-late={ticket.status === 'ORDERED' && minutes >= LATE_MINUTES}>
      <header>
        <h3>#{ticket.orderId}</h3>
        <span>
          {ticket.orderDate !== null && <time dateTime={ticket.orderDate}>{clock(ticket.orderDate)}</time>} ·{' '}
          {minutes < 1 ? t('kitchen.ageNow') : t('kitchen.age', { count: minutes })}
        </span>
      </header>
      <ul>
        {ticket.items.map((line) => (
          <li key={line.menuId}>
            <b>{line.qty}</b> {line.itemName}
          </li>
        ))}
      </ul>
      {ticket.note !== null && (
        <p className={classes.note}>
          <MessageSquareText size={17} aria-hidden /> <span className="sr-only">{t('kitchen.note')}</span> {ticket.note}
        </p>
      )}
      <Actions ticket={ticket} storeId={storeId} />
    </li>
  );
}

function Actions({ ticket, storeId }: { ticket: Ticket; storeId: number }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const step = useStepTicket(storeId);
  const [asking, setAsking] = useState<'accept' | 'refuse' | null>(null);
  const take = (next: Step, said: string) =>
    step.mutate(next, {
      onSuccess: () => toast(said),
      onError: (failure) =>
        toast(failure instanceof ApiFailure && failure.status === 409 ? t('kitchen.stepFailed') : errorText(failure), 'bad'),
      onSettled: () => setAsking(null),
    });
  const id = ticket.orderId;
  return (
    <>
      <div className={classes.actions}>
        {ticket.status === 'ORDERED' && <Button onClick={() => setAsking('accept')}>{t('kitchen.accept')}</Button>}
        {ticket.status === 'CONFIRMED' && (
          <Button loading={step.isPending} onClick={() => take({ verb: 'cook-complete', orderId: id }, t('kitchen.done', { id }))}>
            {t('kitchen.cooked')}
          </Button>
        )}
        {ticket.status === 'COOKED' && (
          <p>
            <Bike size={18} aria-hidden /> {t('kitchen.waiting')}
          </p>
        )}
        {ticket.status !== 'COOKED' && (
          <Button variant="default" onClick={() => setAsking('refuse')}>
            {t('kitchen.refuse')}
          </Button>
        )}
      </div>
      {asking === 'accept' && (
        <Accept
          busy={step.isPending}
          close={() => setAsking(null)}
          accept={(prepMinutes) => take({ verb: 'confirm', orderId: id, prepMinutes }, t('kitchen.accepted', { id }))}
        />
      )}
      {asking === 'refuse' && (
        <Refuse
          busy={step.isPending}
          close={() => setAsking(null)}
          refuse={(reason) => take({ verb: 'cancel', orderId: id, reason }, t('kitchen.refused', { id }))}
        />
      )}
    </>
  );
}
