package io.baedal.order;

import io.baedal.platform.Refusal;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** Every way in which Order says no; the error table of the spec. */
sealed interface OrderRefusal extends Refusal {

    record PaymentDeclined(String reason) implements OrderRefusal {}

    record PriceChanged(long currentPrice) implements OrderRefusal {}

    record SoldOut(String itemName) implements OrderRefusal {}

    record StoreClosed(String storeName) implements OrderRefusal {}

    record RequestInProgress() implements OrderRefusal {}

    record UnknownStore(Object store) implements OrderRefusal {}

    record UnknownItem(Object item) implements OrderRefusal {}

    record IdempotencyKeyReused() implements OrderRefusal {}

    record TooLate(long orderId, Order.Status orderStatus) implements OrderRefusal {}

    /** {@code delay} is spread, so that the customers who were turned away do not all come back at once. */
    record PaymentUnavailable(Duration delay) implements OrderRefusal {}

    @Override
    default HttpStatus status() {
        return switch (this) {
            case PaymentDeclined _ -> HttpStatus.PAYMENT_REQUIRED;
            case PriceChanged _, SoldOut _, StoreClosed _, RequestInProgress _, TooLate _ -> HttpStatus.CONFLICT;
            case UnknownStore _, UnknownItem _, IdempotencyKeyReused _ -> HttpStatus.UNPROCESSABLE_CONTENT;
            case PaymentUnavailable _ -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }

    @Override
    default String code() {
        return switch (this) {
            case PaymentDeclined _ -> "payment-declined";
            case PriceChanged _ -> "price-changed";
            case SoldOut _ -> "sold-out";
            case StoreClosed _ -> "store-closed";
            case RequestInProgress _ -> "request-in-progress";
            case UnknownStore _ -> "unknown-store";
            case UnknownItem _ -> "unknown-item";
            case IdempotencyKeyReused _ -> "idempotency-key-reused";
            case TooLate _ -> "too-late";
            case PaymentUnavailable _ -> "payment-unavailable";
        };
    }

    @Override
    default String detail() {
        return switch (this) {
            case PaymentDeclined declined -> declined.reason();
            case PriceChanged changed -> "The order costs " + changed.currentPrice() + " won now.";
            case SoldOut soldOut -> soldOut.itemName() + " is sold out.";
            case StoreClosed closed -> closed.storeName() + " is closed.";
            case RequestInProgress _ -> "A request with this Idempotency-Key is being worked on.";
            case UnknownStore unknown -> "There is no store " + unknown.store() + ".";
            case UnknownItem unknown -> "The store has no item " + unknown.item() + ".";
            case IdempotencyKeyReused _ -> "This Idempotency-Key was used for another order.";
            case TooLate late -> "Order " + late.orderId() + " is " + late.orderStatus() + " already.";
            case PaymentUnavailable _ ->
                "Payment is not available at the moment; nothing was charged. Please pay a little later.";
        };
    }

    @Override
    default Map<String, Object> members() {
        return this instanceof PriceChanged(long currentPrice) ? Map.of("currentPrice", currentPrice) : Map.of();
    }

    @Override
    default Duration retryAfter() {
        return switch (this) {
            case PaymentUnavailable unavailable -> unavailable.delay();
            case RequestInProgress _ -> Duration.ofSeconds(1);
            case PaymentDeclined _,
                    PriceChanged _,
                    SoldOut _,
                    StoreClosed _,
                    UnknownStore _,
                    UnknownItem _,
                    IdempotencyKeyReused _,
                    TooLate _ -> null;
        };
    }
}
