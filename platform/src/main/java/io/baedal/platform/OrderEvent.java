package io.baedal.platform;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Order says. {@code price} is the order's total in won. */
public sealed interface OrderEvent extends Event {

    long id();

    @Override
    default String aggregateType() {
        return "order";
    }

    @Override
    default long aggregateId() {
        return id();
    }

    /** An order was placed and its money is held. */
    record Ordered(
            long id,
            String customerId,
            long storeId,
            String storeName,
            String itemName,
            int itemQty,
            long price,
            String orderStatus,
            Instant orderDate,
            List<Line> items,
            @Nullable String address,
            @Nullable String note)
            implements OrderEvent {

        /** The same, of a member who has withdrawn. */
        public Ordered withoutPersonalData() {
            return new Ordered(
                    id,
                    customerId,
                    storeId,
                    storeName,
                    itemName,
                    itemQty,
                    price,
                    orderStatus,
                    orderDate,
                    items,
                    null,
                    null);
        }
    }

    /** An order ended without delivery, whoever wanted it so; {@code reason} says who or why. */
    record OrderCanceled(
            long id,
            String customerId,
            long storeId,
            String storeName,
            String itemName,
            int itemQty,
            long price,
            String orderStatus,
            String reason)
            implements OrderEvent {}

    /** One line of an order; {@code unitPrice} in won. */
    record Line(long menuId, String itemName, int qty, long unitPrice) {}
}
