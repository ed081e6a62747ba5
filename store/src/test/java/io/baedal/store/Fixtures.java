package io.baedal.store;

import io.baedal.platform.Aggregate;
import io.baedal.platform.DeliveryEvent.PickedUp;
import io.baedal.platform.Event;
import io.baedal.platform.OrderEvent.Line;
import io.baedal.platform.OrderEvent.OrderCanceled;
import io.baedal.platform.OrderEvent.Ordered;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.test.util.ReflectionTestUtils;

/** Orders as the other services speak of them. */
final class Fixtures {

    static final Instant NOW = Instant.parse("2026-11-20T10:15:30.123Z");

    private static final AtomicLong ORDER_IDS = new AtomicLong(1);

    private Fixtures() {}

    static long newOrderId() {
        return ORDER_IDS.getAndIncrement();
    }

    static Ordered ordered(long id, long storeId, Line... lines) {
        return orderedBy("customer", id, storeId, lines);
    }

    static Ordered orderedBy(String customerId, long id, long storeId, Line... lines) {
        int qty = List.of(lines).stream().mapToInt(Line::qty).sum();
        return new Ordered(
                id,
                customerId,
                storeId,
                "스토어99",
                "후라이드치킨",
                qty,
                18_000L * qty,
                "ORDERED",
                NOW,
                List.of(lines),
                "서울시 중구 세종대로 110",
                "문 앞에");
    }

    static Line line(long menuId, int qty) {
        return new Line(menuId, "후라이드치킨", qty, 18_000);
    }

    static OrderCanceled canceled(long id, long storeId) {
        return new OrderCanceled(id, "customer", storeId, "스토어99", "후라이드치킨", 2, 36_000, "CANCELED", "CUSTOMER");
    }

    static PickedUp pickedUp(long orderId, long storeId) {
        return new PickedUp(1, orderId, storeId, "courier", "PICKED_UP", NOW);
    }

    /** What an aggregate said and nobody has stored yet. */
    static List<Event> said(Aggregate aggregate) {
        List<?> unsaved = Objects.requireNonNull(ReflectionTestUtils.invokeMethod(aggregate, "unsaved"));
        return unsaved.stream()
                .map(said -> (Event) Objects.requireNonNull(ReflectionTestUtils.invokeMethod(said, "event")))
                .toList();
    }
}
