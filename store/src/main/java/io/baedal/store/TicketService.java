package io.baedal.store;

import io.baedal.platform.OrderEvent.OrderCanceled;
import io.baedal.platform.OrderEvent.Ordered;
import io.baedal.platform.Refusal.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The use cases of a ticket. Events and the owner's calls cross, so everyone locks the ticket first and its store, where
 * the stock is, second.
 */
@Service
@RequiredArgsConstructor
class TicketService {

    private final Tickets tickets;
    private final StoreService stores;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** An order whose ticket is there already came twice, or was canceled before it came: it takes no stock. */
    void open(Ordered ordered) {
        transaction.executeWithoutResult(_ -> {
            if (tickets.findForChange(ordered.id()).isPresent()) {
                return;
            }
            Ticket ticket = Ticket.open(ordered);
            if (stores.change(ordered.storeId(), ticket::takeFrom).isEmpty()) {
                ticket.storeUnknown();
            }
            tickets.save(ticket);
        });
    }

    void orderCanceled(OrderCanceled canceled) {
        transaction.executeWithoutResult(_ -> change(canceled.id(), ticket -> ticket.orderCanceled(canceled.reason()))
                .orElseGet(() -> tickets.save(Ticket.canceledBeforeOrdered(canceled))));
    }

    Ticket confirm(long storeId, long orderId, int prepMinutes) {
        return changeOf(storeId, orderId, ticket -> ticket.confirm(prepMinutes, now()));
    }

    Ticket cookComplete(long storeId, long orderId) {
        return changeOf(storeId, orderId, ticket -> ticket.cookComplete(now()));
    }

    Ticket cancel(long storeId, long orderId, Ticket.CancelReason reason) {
        return changeOf(storeId, orderId, ticket -> ticket.cancelByStore(reason));
    }

    /**
     * The one way to change a ticket: loaded with its lock, changed, saved with what it said; a ticket that was canceled
     * by it gives its stock back, once. Empty if unknown.
     */
    Optional<Ticket> change(long orderId, Consumer<Ticket> change) {
        return transaction.execute(_ -> tickets.findForChange(orderId).map(ticket -> {
            boolean heldStock = ticket.holdsStock();
            change.accept(ticket);
            Ticket saved = withLines(tickets.save(ticket));
            if (heldStock && !saved.holdsStock()) {
                stores.change(saved.getStoreId(), saved::giveBackTo);
            }
            return saved;
        }));
    }

    @Transactional(readOnly = true)
    public Page<Ticket> search(long storeId, Ticket.@Nullable Status status, Pageable page) {
        stores.find(storeId);
        Page<Ticket> found = tickets.search(storeId, status, page);
        found.forEach(TicketService::withLines);
        return found;
    }

    /** Another store's ticket is as unknown as one that does not exist. */
    private Ticket changeOf(long storeId, long orderId, Consumer<Ticket> change) {
        NotFound notFound = new NotFound("order", orderId);
        return change(orderId, ticket -> {
                    if (ticket.getStoreId() != storeId) {
                        throw notFound.toException();
                    }
                    change.accept(ticket);
                })
                .orElseThrow(notFound::toException);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The lines are read lazily, and views are made after the transaction. */
    private static Ticket withLines(Ticket ticket) {
        ticket.getLines().size();
        return ticket;
    }
}
