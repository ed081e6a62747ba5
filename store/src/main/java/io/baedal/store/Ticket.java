package io.baedal.store;

import io.baedal.platform.Aggregate;
import io.baedal.platform.OrderEvent;
import io.baedal.platform.OrderEvent.OrderCanceled;
import io.baedal.platform.OrderEvent.Ordered;
import io.baedal.platform.StoreEvent.CookCompleted;
import io.baedal.platform.StoreEvent.StoreCanceled;
import io.baedal.platform.StoreEvent.StoreConfirmed;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.NoArgsConstructor;
import org.jspecify.annotations.Nullable;

/**
 * The kitchen's ticket of an order; its id is the order's. It holds what it took from the stock until it is canceled.
 * The address is not shown to the kitchen; it is there because Delivery hears it from us.
 */
@Entity
@Table(name = "ticket")
@Getter(AccessLevel.PACKAGE)
@NoArgsConstructor(access = AccessLevel.PROTECTED)
class Ticket extends Aggregate {

    /** Where a ticket stands, and where it may go from there. PICKED_UP and CANCELED are never left. */
    enum Status {
        ORDERED,
        CONFIRMED,
        COOKED,
        PICKED_UP,
        CANCELED;

        Set<Status> next() {
            return switch (this) {
                case ORDERED -> Set.of(CONFIRMED, CANCELED);
                // Food that left the kitchen was cooked, even if nobody said so.
                case CONFIRMED -> Set.of(COOKED, PICKED_UP, CANCELED);
                case COOKED -> Set.of(PICKED_UP, CANCELED);
                case PICKED_UP, CANCELED -> Set.of();
            };
        }
    }

    /** Why the store cancels. */
    enum CancelReason {
        SOLD_OUT,
        TOO_BUSY,
        CLOSED,
        OTHER
    }

    /** One dish of the order, with the name and the price (won) that it had when it was ordered. */
    @Embeddable
    record Line(long menuId, String itemName, int qty, long unitPrice) {

        static Line of(OrderEvent.Line line) {
            return new Line(line.menuId(), line.itemName(), line.qty(), line.unitPrice());
        }
    }

    @Id
    private long id;

    private long storeId;
    /** Null on tickets from before there were members. */
    private @Nullable String customerId;

    private String storeName;
    private String itemName;
    private int itemQty;
    private long price;
    private @Nullable String address;
    private @Nullable String note;
    private @Nullable Instant orderDate;
    private @Nullable Integer prepMinutes;
    private @Nullable Instant confirmedAt;
    private @Nullable Instant cookedAt;

    @Enumerated(EnumType.STRING)
    private Status status;

    private @Nullable String cancelReason;

    @ElementCollection
    @CollectionTable(name = "ticket_line", joinColumns = @JoinColumn(name = "ticket_id"))
    @OrderColumn(name = "line_no")
    private List<Line> lines = new ArrayList<>();

    static Ticket open(Ordered ordered) {
        Ticket ticket = new Ticket();
        ticket.id = ordered.id();
        ticket.storeId = ordered.storeId();
        ticket.customerId = ordered.customerId();
        ticket.storeName = ordered.storeName();
        ticket.itemName = ordered.itemName();
        ticket.itemQty = ordered.itemQty();
        ticket.price = ordered.price();
        ticket.address = ordered.address();
        ticket.note = ordered.note();
        ticket.orderDate = ordered.orderDate();
        ticket.lines = new ArrayList<>(ordered.items().stream().map(Line::of).toList());
        ticket.status = Status.ORDERED;
        return ticket;
    }

    /** For a cancel that overtook its order: the order, when it comes, finds this ticket and takes no stock. */
    static Ticket canceledBeforeOrdered(OrderCanceled canceled) {
        Ticket ticket = new Ticket();
        ticket.id = canceled.id();
        ticket.storeId = canceled.storeId();
        ticket.customerId = canceled.customerId();
        ticket.storeName = canceled.storeName();
        ticket.itemName = canceled.itemName();
        ticket.itemQty = canceled.itemQty();
        ticket.price = canceled.price();
        ticket.status = Status.CANCELED;
        ticket.cancelReason = canceled.reason();
        return ticket;
    }

    /** When something does not suffice, nothing is taken and the store cancels. */
    void takeFrom(Store store) {
        if (!store.take(lines)) {
            cancelByStore(CancelReason.SOLD_OUT);
        }
    }

    void giveBackTo(Store store) {
        store.giveBack(lines);
    }

    boolean holdsStock() {
        return status != Status.CANCELED;
    }

    /** An order for a store that does not exist here: nobody would ever cook it. */
    void storeUnknown() {
        cancelByStore(CancelReason.OTHER);
    }

    void confirm(int prepMinutes, Instant now) {
        if (step(Status.CONFIRMED)) {
            this.prepMinutes = prepMinutes;
            confirmedAt = now;
            say(new StoreConfirmed(id, storeId, storeName, status.name(), prepMinutes, null));
        }
    }

    void cookComplete(Instant now) {
        if (step(Status.COOKED)) {
            cookedAt = now;
            say(new CookCompleted(id, storeId, storeName, status.name(), prepMinutes, null, address, customerId));
        }
    }

    /** Until it is cooked; after that only the customer's cancel ends it. */
    void cancelByStore(CancelReason reason) {
        if (status == Status.COOKED) {
            throw new StoreRefusal.IllegalTransition(id, status, Status.CANCELED).toException();
        }
        if (step(Status.CANCELED)) {
            cancelReason = reason.name();
            say(new StoreCanceled(id, storeId, storeName, status.name(), prepMinutes, reason.name()));
        }
    }

    /** Wins over whatever the kitchen has done; ignored when the food is gone, or when the store had canceled itself. */
    void orderCanceled(String reason) {
        if (moveTo(Status.CANCELED)) {
            cancelReason = reason;
        }
    }

    /** Ignored when canceled: the cancel and the courier crossed, and the cancel wins. */
    void pickedUp() {
        moveTo(Status.PICKED_UP);
    }

    /** A step of the kitchen: false when it is the one that led here, refused when there is no way from here. */
    private boolean step(Status next) {
        if (status == next) {
            return false;
        }
        if (!moveTo(next)) {
            throw new StoreRefusal.IllegalTransition(id, status, next).toException();
        }
        return true;
    }

    private boolean moveTo(Status next) {
        boolean legal = status.next().contains(next);
        if (legal) {
            status = next;
        }
        return legal;
    }
}
