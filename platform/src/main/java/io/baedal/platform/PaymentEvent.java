package io.baedal.platform;

import org.jspecify.annotations.Nullable;

/** What Payment says. {@code id} is the payinfo's; the key is the order's. */
public sealed interface PaymentEvent extends Event {

    long orderId();

    @Override
    default String aggregateType() {
        return "payment";
    }

    @Override
    default long aggregateId() {
        return orderId();
    }

    /** The held money was captured for the order. */
    record PaymentApproved(
            long id,
            long orderId,
            long price,
            String status,
            @Nullable String reason) implements PaymentEvent {}

    /** The money went back, or was never there; an order that still lives has to be canceled. */
    record PaymentCanceled(
            long id,
            long orderId,
            long price,
            String status,
            @Nullable String reason) implements PaymentEvent {}
}
