package io.baedal.payment;

import io.baedal.payment.Payment.Status;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What can be wrong between an order and its money, and which step of the payment mends it. What has no such step wants a
 * person: no rule may take money that was given back, or cancel an order that was delivered.
 */
enum MoneyRule {
    HELD_BUT_NOT_TAKEN("the order exists and its money is held only", Payment::orderPlaced),
    KEPT_FOR_CANCELED("the order was canceled and its money is kept", MoneyRule::giveBack),
    HELD_WITHOUT_ORDER("there is no such order and money is held for it", Payment::releaseUnclaimed),
    TAKEN_WITHOUT_ORDER("there is no such order and money was taken for it", MoneyRule::giveBack),
    NO_MONEY("the order exists and no money was ever held for it", null),
    GIVEN_BACK("the order exists and its money was given back", null),
    ANOTHER_PRICE("the order exists and another sum was taken", null);

    private static final String REASON = "RECONCILED";

    private final String reason;
    private final @Nullable Consumer<Payment> remedy;

    MoneyRule(String reason, @Nullable Consumer<Payment> remedy) {
        this.reason = reason;
        this.remedy = remedy;
    }

    /** For people. */
    String reason() {
        return reason;
    }

    /** Empty when only a person can mend it. */
    Optional<Consumer<Payment>> remedy() {
        return Optional.ofNullable(remedy);
    }

    /** Empty when all is well. Either may be missing, but not both. */
    static Optional<MoneyRule> broken(OrderClient.@Nullable Order order, @Nullable Payment payment) {
        if (order == null) {
            return withoutOrder(payment == null ? Status.CANCELED : payment.getStatus());
        }
        if (order.isCanceled()) {
            return canceled(payment == null ? Status.CANCELED : payment.getStatus());
        }
        return payment == null ? Optional.of(NO_MONEY) : existing(order, payment);
    }

    private static Optional<MoneyRule> withoutOrder(Status status) {
        return switch (status) {
            case APPROVED -> Optional.of(HELD_WITHOUT_ORDER);
            case CAPTURED -> Optional.of(TAKEN_WITHOUT_ORDER);
            case REFUNDED, CANCELED -> Optional.empty();
        };
    }

    private static Optional<MoneyRule> canceled(Status status) {
        return switch (status) {
            case APPROVED, CAPTURED -> Optional.of(KEPT_FOR_CANCELED);
            case REFUNDED, CANCELED -> Optional.empty();
        };
    }

    private static Optional<MoneyRule> existing(OrderClient.Order order, Payment payment) {
        return switch (payment.getStatus()) {
            case APPROVED -> Optional.of(order.price() == payment.getPrice() ? HELD_BUT_NOT_TAKEN : ANOTHER_PRICE);
            case CAPTURED -> order.price() == payment.getPrice() ? Optional.empty() : Optional.of(ANOTHER_PRICE);
            case REFUNDED, CANCELED -> Optional.of(GIVEN_BACK);
        };
    }

    private static void giveBack(Payment payment) {
        payment.orderCanceled(REASON);
    }
}
