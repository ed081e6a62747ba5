package io.baedal.delivery;

import io.baedal.platform.Aggregate;
import io.baedal.platform.Event;
import io.baedal.platform.OrderEvent.OrderCanceled;
import io.baedal.platform.StoreEvent.CookCompleted;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.test.util.ReflectionTestUtils;

/** Orders as the other services speak of them. */
final class Fixtures {

    static final Instant NOW = Instant.parse("2026-11-20T10:15:30.123Z");

    /** Far from the ids of jobs, so that a mix-up of the two is seen. */
    private static final AtomicLong ORDER_IDS = new AtomicLong(5_000);

    private Fixtures() {}

    static long newOrderId() {
        return ORDER_IDS.getAndIncrement();
    }

    static CookCompleted cooked(long orderId) {
        return cookedFor("7", orderId);
    }

    static CookCompleted cookedFor(@Nullable String customerId, long orderId) {
        return new CookCompleted(orderId, 1, "스토어99", "COOKED", 20, null, "서울시 중구 세종대로 110", customerId);
    }

    static OrderCanceled canceled(long orderId) {
        return new OrderCanceled(orderId, "customer", 1, "스토어99", "후라이드치킨", 2, 36_000, "CANCELED", "CUSTOMER");
    }

    /** What an aggregate said and nobody has stored yet. */
    static List<Event> said(Aggregate aggregate) {
        List<?> unsaved = Objects.requireNonNull(ReflectionTestUtils.invokeMethod(aggregate, "unsaved"));
        return unsaved.stream()
                .map(said -> (Event) Objects.requireNonNull(ReflectionTestUtils.invokeMethod(said, "event")))
                .toList();
    }
}
