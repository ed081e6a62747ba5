package io.baedal.platform;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What Delivery says about the job of an order. {@code id} is the job's; the key is the order's. */
public sealed interface DeliveryEvent extends Event {

    long orderId();

    @Override
    default String aggregateType() {
        return "delivery";
    }

    @Override
    default long aggregateId() {
        return orderId();
    }

    /** A job is open for couriers. */
    record DeliveryStarted(
            long id, long orderId, long storeId, @Nullable String courierId, String status, Instant at)
            implements DeliveryEvent {}

    /** A courier claimed the job. */
    record CourierAssigned(long id, long orderId, long storeId, String courierId, String status, Instant at)
            implements DeliveryEvent {}

    /** The courier left the store with the food. */
    record PickedUp(long id, long orderId, long storeId, String courierId, String status, Instant at)
            implements DeliveryEvent {}

    /** The customer has the food. */
    record DeliveryCompleted(long id, long orderId, long storeId, String courierId, String status, Instant at)
            implements DeliveryEvent {}

    /** The job was closed before anybody picked the food up. */
    record DeliveryCanceled(
            long id, long orderId, long storeId, @Nullable String courierId, String status, Instant at)
            implements DeliveryEvent {}
}
