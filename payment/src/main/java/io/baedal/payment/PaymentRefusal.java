package io.baedal.payment;

import io.baedal.platform.Refusal;
import org.springframework.http.HttpStatus;

/** Every way in which Payment says no. */
sealed interface PaymentRefusal extends Refusal {

    record PaymentDeclined(String reason) implements PaymentRefusal {}

    record IdempotencyKeyReused() implements PaymentRefusal {}

    record OrderCanceled(long orderId) implements PaymentRefusal {}

    record CardNetworkError() implements PaymentRefusal {}

    /** Money can only be compared with what Order says. */
    record OrderUnavailable() implements PaymentRefusal {}

    @Override
    default HttpStatus status() {
        return switch (this) {
            case PaymentDeclined _ -> HttpStatus.PAYMENT_REQUIRED;
            case IdempotencyKeyReused _ -> HttpStatus.UNPROCESSABLE_CONTENT;
            case OrderCanceled _ -> HttpStatus.CONFLICT;
            case CardNetworkError _ -> HttpStatus.BAD_GATEWAY;
            case OrderUnavailable _ -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }

    @Override
    default String code() {
        return switch (this) {
            case PaymentDeclined _ -> "payment-declined";
            case IdempotencyKeyReused _ -> "idempotency-key-reused";
            case OrderCanceled _ -> "order-canceled";
            case CardNetworkError _ -> "card-network-error";
            case OrderUnavailable _ -> "order-unavailable";
        };
    }

    @Override
    default String detail() {
        return switch (this) {
            case PaymentDeclined declined -> declined.reason();
            case IdempotencyKeyReused _ -> "This idempotency key holds another amount.";
            case OrderCanceled canceled -> "Order " + canceled.orderId() + " was canceled; nothing is held for it.";
            case CardNetworkError _ -> "The card network failed.";
            case OrderUnavailable _ -> "Order does not answer, and only Order knows which orders there are.";
        };
    }
}
