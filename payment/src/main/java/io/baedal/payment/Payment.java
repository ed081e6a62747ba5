package io.baedal.payment;

import io.baedal.platform.Aggregate;
import io.baedal.platform.PaymentEvent.PaymentApproved;
import io.baedal.platform.PaymentEvent.PaymentCanceled;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.NoArgsConstructor;
import org.jspecify.annotations.Nullable;

/**
 * The money of one order: held when the order is taken, captured when it exists, given back when it is canceled. There
 * is at most one per order. One that starts as CANCELED is a tombstone: its order was canceled before any money was held
 * for it, and the unique order id then refuses the hold that comes too late.
 */
@Entity
@Table(name = "payment")
@Getter(AccessLevel.PACKAGE)
@NoArgsConstructor(access = AccessLevel.PROTECTED)
class Payment extends Aggregate {

    /** Where the money is, and where it may go from there. REFUNDED and CANCELED are never left. */
    enum Status {
        APPROVED,
        CAPTURED,
        REFUNDED,
        CANCELED;

        Set<Status> next() {
            return switch (this) {
                case APPROVED -> Set.of(CAPTURED, CANCELED);
                case CAPTURED -> Set.of(REFUNDED);
                case REFUNDED, CANCELED -> Set.of();
            };
        }
    }

    /** There is no money for an order that exists: never held, or released before the order turned up. */
    static final String NO_HOLD = "NO_HOLD";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long orderId;
    private long price;

    /** Null when nobody said it; then only operators see it. */
    private @Nullable String customerId;

    /** Null once the hold was released unclaimed, so that the customer may pay with the same key again. */
    private @Nullable String idempotencyKey;

    private Instant createdAt;

    @Enumerated(EnumType.STRING)
    private Status status;

    static Payment hold(long orderId, long price, String idempotencyKey, Instant now) {
        return of(orderId, price, idempotencyKey, Status.APPROVED, now);
    }

    Payment paidBy(@Nullable String customerId) {
        this.customerId = customerId;
        return this;
    }

    static Payment tombstone(long orderId, long price, Instant now) {
        return of(orderId, price, null, Status.CANCELED, now);
    }

    private static Payment of(
            long orderId, long price, @Nullable String idempotencyKey, Status status, Instant createdAt) {
        Payment payment = new Payment();
        payment.orderId = orderId;
        payment.price = price;
        payment.idempotencyKey = idempotencyKey;
        payment.status = status;
        payment.createdAt = createdAt;
        return payment;
    }

    /** The order exists: take the money, or say that there is none to take. */
    void orderPlaced() {
        switch (status) {
            case APPROVED -> {
                moveTo(Status.CAPTURED);
                say(new PaymentApproved(idOrZero(), orderId, price, status.name(), null));
            }
            case CANCELED -> sayThatThereIsNoHold();
            case CAPTURED, REFUNDED -> {}
        }
    }

    /** The order ended without delivery: the money goes back, once. */
    void orderCanceled(@Nullable String reason) {
        switch (status) {
            case APPROVED -> {
                moveTo(Status.CANCELED);
                sayCanceled(reason);
            }
            case CAPTURED -> {
                moveTo(Status.REFUNDED);
                sayCanceled(reason);
            }
            case CANCELED, REFUNDED -> {}
        }
    }

    /** Order answered that there is no such order. Says nothing, for nobody ever heard of it. */
    void releaseUnclaimed() {
        if (moveTo(Status.CANCELED)) {
            idempotencyKey = null;
        }
    }

    /** Once: a cancel that overtook the order has said already that the money went back. */
    private void sayThatThereIsNoHold() {
        if (nextSeq() == 1) {
            sayCanceled(NO_HOLD);
        }
    }

    private void sayCanceled(@Nullable String reason) {
        say(new PaymentCanceled(idOrZero(), orderId, price, status.name(), reason));
    }

    private boolean moveTo(Status next) {
        boolean legal = status.next().contains(next);
        if (legal) {
            status = next;
        }
        return legal;
    }

    private long idOrZero() {
        return id == null ? 0 : id;
    }
}
