package io.baedal.dashboard;

import io.baedal.platform.DeliveryEvent.CourierAssigned;
import io.baedal.platform.DeliveryEvent.DeliveryCanceled;
import io.baedal.platform.DeliveryEvent.DeliveryCompleted;
import io.baedal.platform.DeliveryEvent.DeliveryStarted;
import io.baedal.platform.DeliveryEvent.PickedUp;
import io.baedal.platform.Event;
import io.baedal.platform.OrderEvent.OrderCanceled;
import io.baedal.platform.OrderEvent.Ordered;
import io.baedal.platform.PaymentEvent.PaymentApproved;
import io.baedal.platform.PaymentEvent.PaymentCanceled;
import io.baedal.platform.Received;
import io.baedal.platform.StoreEvent.CookCompleted;
import io.baedal.platform.StoreEvent.StoreCanceled;
import io.baedal.platform.StoreEvent.StoreConfirmed;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The events of one order as its publishers say them, a minute apart in the order of their steps. */
record History(long orderId, String customerId) {

    static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    /** Every test has orders of its own, because all share one database. */
    private static final AtomicLong NEXT_ORDER = new AtomicLong(1000);

    static History ofNewOrder() {
        long orderId = NEXT_ORDER.incrementAndGet();
        return new History(orderId, "customer-" + orderId);
    }

    static Instant minute(int minute) {
        return START.plusSeconds(60L * minute);
    }

    List<Received> delivered() {
        return List.of(
                ordered(), paid(), confirmed(), cooked(), deliveryStarted(), assigned(), pickedUp(), completed());
    }

    List<Received> canceledByTheStore() {
        return List.of(ordered(), paid(), storeCanceled(), orderCanceled("TOO_BUSY"), deliveryCanceled(), refunded());
    }

    Received ordered() {
        return orderedFrom(1);
    }

    Received orderedFrom(long storeId) {
        return received(
                0,
                new Ordered(
                        orderId,
                        customerId,
                        storeId,
                        "스토어99",
                        "후라이드치킨",
                        2,
                        36_000,
                        "ORDERED",
                        START,
                        List.of(),
                        "서울시 중구 세종대로 110",
                        "문 앞에"));
    }

    Received paid() {
        return received(1, new PaymentApproved(orderId + 5, orderId, 36_000, "CAPTURED", null));
    }

    Received confirmed() {
        return received(2, new StoreConfirmed(orderId, 1, "스토어99", "CONFIRMED", 20, null));
    }

    Received cooked() {
        return received(3, new CookCompleted(orderId, 1, "스토어99", "COOKED", 20, null, null, null));
    }

    Received deliveryStarted() {
        return received(4, new DeliveryStarted(77, orderId, 1, null, "STARTED", minute(4)));
    }

    Received assigned() {
        return received(5, new CourierAssigned(77, orderId, 1, "courier", "ASSIGNED", minute(5)));
    }

    Received pickedUp() {
        return received(6, new PickedUp(77, orderId, 1, "courier", "PICKED_UP", minute(6)));
    }

    Received completed() {
        return received(7, new DeliveryCompleted(77, orderId, 1, "courier", "COMPLETED", minute(7)));
    }

    Received storeCanceled() {
        return received(8, new StoreCanceled(orderId, 1, "스토어99", "CANCELED", null, "TOO_BUSY"));
    }

    Received orderCanceled(String reason) {
        return received(9, new OrderCanceled(orderId, customerId, 1, "스토어99", "후라이드치킨", 2, 36_000, "CANCELED", reason));
    }

    Received deliveryCanceled() {
        return received(10, new DeliveryCanceled(77, orderId, 1, null, "CANCELED", minute(10)));
    }

    Received refunded() {
        return received(11, new PaymentCanceled(orderId + 5, orderId, 36_000, "REFUNDED", "TOO_BUSY"));
    }

    private Received received(int step, Event event) {
        return new Received(event, "e-" + orderId + "-" + step, step + 1, minute(step));
    }
}
