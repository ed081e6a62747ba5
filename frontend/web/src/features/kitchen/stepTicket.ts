import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '@/shared/api/http';
import type { RefusalReason, Ticket } from '@/shared/api/types';
import { openTicketsQuery } from './getTickets';

/** What the owner does with a ticket. Each may be said twice, and what is not possible any more is refused. */
export type Step =
  | { verb: 'confirm'; orderId: number; prepMinutes: number }
  | { verb: 'cook-complete'; orderId: number }
  | { verb: 'cancel'; orderId: number; reason: RefusalReason };

export function useStepTicket(storeId: number) {
  const client = useQueryClient();
  const key = openTicketsQuery(storeId).queryKey;
  return useMutation({
    mutationFn: (step: Step) =>
      call<Ticket>(`/stores/${storeId}/orders/${step.orderId}/${step.verb}`, { method: 'POST', ...bodyOf(step) }),
    onSuccess: (ticket) =>
      client.setQueryData(key, (tickets) =>
        tickets?.flatMap((other) => {
          if (other.orderId !== ticket.orderId) return [other];
          return ticket.status === 'CANCELED' ? [] : [ticket];
        }),
      ),
    onSettled: () => void client.invalidateQueries({ queryKey: ['tickets', storeId] }),
  });
}

function bodyOf(step: Step): { body?: unknown } {
  switch (step.verb) {
    case 'confirm':
      return { body: { prepMinutes: step.prepMinutes } };
    case 'cancel':
      return { body: { reason: step.reason } };
    case 'cook-complete':
      return {};
  }
}
