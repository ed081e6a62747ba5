package io.baedal.order;

import io.baedal.platform.Aggregate;
import io.baedal.platform.OrderEvent;
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
 * What a customer ordered and paid for. Everything but the status is fixed when it is placed, which is why the first
 * answer to a request can be given again later. Its id is drawn before the payment and may come from Payment: a repeated
 * key gets the id that its money is held for.
 */
@Entity
@Table(name = "orders")
@Getter(AccessLevel.PACKAGE)
@NoArgsConstructor(access = AccessLevel.PROTECTED)
class Order extends Aggregate {

    /** Where an order stands, and where it may go from there. COMPLETED and CANCELED are never left. */
    enum Status {
        ORDERED,
        CONFIRMED,
        COMPLETED,
        CANCELED;

        Set<Status> next() {
            return switch (this) {
                // A late StoreConfirmed must not keep a delivered order open.
                case ORDERED -> Set.of(CONFIRMED, COMPLETED, CANCELED);
                case CONFIRMED -> Set.of(COMPLETED, CANCELED);
                case COMPLETED, CANCELED -> Set.of();
            };
        }
    }

    /** One dish of the order, with the name and the price (won) that it had then. */
    @Embeddable
    record Line(long menuId, String itemName, int qty, long unitPrice) {

        long price() {
            return qty * unitPrice;
        }

        OrderEvent.Line toEvent() {
            return new OrderEvent.Line(menuId, itemName, qty, unitPrice);
        }
    }

    /** Who wants it, where, and under which key the request may be repeated. */
    record Request(
            String customerId,
            @Nullable String address,
            @Nullable String note,
            @Nullable String idempotencyKey,
            String fingerprint) {}

    /** Why an order that the store did not cancel was canceled. */
    static final String BY_CUSTOMER = "CUSTOMER";

    static final String BY_PAYMENT = "PAYMENT";

    @Id
    private long id;

    private String customerId;
    private long storeId;
    private String storeName;
    private String itemName;
    private int itemQty;
    private long price;
    private @Nullable String address;
    private @Nullable String note;
    private Instant orderDate;
    private @Nullable String idempotencyKey;
    private String fingerprint;

    @Enumerated(EnumType.STRING)
    private Status status;

    private @Nullable String cancelReason;

    @ElementCollection
    @CollectionTable(name = "order_line", joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "line_no")
    private List<Line> lines = new ArrayList<>();

    static Order place(long id, Quote quote, Request request, Instant now) {
        Order order = new Order();
        order.id = id;
        order.customerId = request.customerId();
        order.storeId = quote.storeId();
        order.storeName = quote.storeName();
        order.itemName = quote.itemName();
        order.itemQty = quote.itemQty();
        order.price = quote.price();
        order.lines = new ArrayList<>(quote.lines());
        order.address = request.address();
        order.note = request.note();
        order.idempotencyKey = request.idempotencyKey();
        order.fingerprint = request.fingerprint();
        order.orderDate = now;
        order.status = Status.ORDERED;
        order.say(order.ordered());
        return order;
    }

    /** Asked for by the customer: too late once the store has confirmed, and nothing to do when canceled already. */
    void cancelByCustomer() {
        switch (status) {
            case ORDERED -> cancel(BY_CUSTOMER);
            case CANCELED -> {}
            case CONFIRMED, COMPLETED -> throw new OrderRefusal.TooLate(id, status).toException();
        }
    }

    /** Ignored when the customer's cancel was first: a cancel and a confirm that cross end canceled. */
    void storeConfirmed() {
        moveTo(Status.CONFIRMED);
    }

    void storeCanceled(String reason) {
        cancel(reason);
    }

    /** The money went back. Ignored for a delivered order: it is Payment's reconciliation then, not a cancel. */
    void paymentCanceled() {
        cancel(BY_PAYMENT);
    }

    void deliveryCompleted() {
        moveTo(Status.COMPLETED);
    }

    private void cancel(String reason) {
        if (moveTo(Status.CANCELED)) {
            cancelReason = reason;
            say(new OrderEvent.OrderCanceled(
                    id, customerId, storeId, storeName, itemName, itemQty, price, status.name(), reason));
        }
    }

    private boolean moveTo(Status next) {
        boolean legal = status.next().contains(next);
        if (legal) {
            status = next;
        }
        return legal;
    }

    private OrderEvent.Ordered ordered() {
        return new OrderEvent.Ordered(
                id,
                customerId,
                storeId,
                storeName,
                itemName,
                itemQty,
                price,
                status.name(),
                orderDate,
                lines.stream().map(Line::toEvent).toList(),
                address,
                note);
    }
}
