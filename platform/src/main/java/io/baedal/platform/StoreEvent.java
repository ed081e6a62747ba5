package io.baedal.platform;

import org.jspecify.annotations.Nullable;

/** What Store says about the kitchen's ticket of an order. */
public sealed interface StoreEvent extends Event {

    long orderId();

    @Override
    default String aggregateType() {
        return "ticket";
    }

    @Override
    default long aggregateId() {
        return orderId();
    }

    /** The owner took the order; it will be ready in about {@code prepMinutes} minutes. */
    record StoreConfirmed(
            long orderId,
            long storeId,
            String storeName,
            String status,
            @Nullable Integer prepMinutes,
            @Nullable String reason)
            implements StoreEvent {}

    /**
     * The food is ready to be fetched; {@code address} is where Delivery has to bring it, and {@code customerId} whose it
     * is. Both may be missing.
     */
    record CookCompleted(
            long orderId,
            long storeId,
            String storeName,
            String status,
            @Nullable Integer prepMinutes,
            @Nullable String reason,
            @Nullable String address,
            @Nullable String customerId)
            implements StoreEvent {

        /** The same, of a member who has withdrawn. */
        public CookCompleted withoutPersonalData() {
            return new CookCompleted(orderId, storeId, storeName, status, prepMinutes, reason, null, customerId);
        }
    }

    /** The store refused the order: {@code reason} is SOLD_OUT, TOO_BUSY, CLOSED or OTHER. */
    record StoreCanceled(
            long orderId,
            long storeId,
            String storeName,
            String status,
            @Nullable Integer prepMinutes,
            String reason) implements StoreEvent {}
}
