package io.baedal.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.baedal.order.Order.Line;
import io.baedal.order.Order.Status;
import io.baedal.platform.Event;
import io.baedal.platform.OrderEvent;
import io.baedal.platform.OrderEvent.OrderCanceled;
import io.baedal.platform.OrderEvent.Ordered;
import io.baedal.platform.Refusal.Refused;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.util.ReflectionTestUtils;

class OrderTests {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Quote QUOTE = new Quote(
            1,
            "스토어99",
            List.of(new Line(11, "후라이드치킨", 2, 18_000), new Line(12, "양념치킨", 1, 19_000), new Line(13, "치킨무", 3, 1_000)));

    /** Whatever can happen to an order. */
    private enum Happening {
        CUSTOMER_CANCELS(Order::cancelByCustomer),
        STORE_CONFIRMED(Order::storeConfirmed),
        STORE_CANCELED(order -> order.storeCanceled("SOLD_OUT")),
        PAYMENT_CANCELED(Order::paymentCanceled),
        DELIVERY_COMPLETED(Order::deliveryCompleted);

        private final Consumer<Order> to;

        Happening(Consumer<Order> to) {
            this.to = to;
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ORDERED,   CUSTOMER_CANCELS,   CANCELED,  CUSTOMER, OrderCanceled
            ORDERED,   STORE_CONFIRMED,    CONFIRMED, ,
            ORDERED,   STORE_CANCELED,     CANCELED,  SOLD_OUT, OrderCanceled
            ORDERED,   PAYMENT_CANCELED,   CANCELED,  PAYMENT,  OrderCanceled
            ORDERED,   DELIVERY_COMPLETED, COMPLETED, ,
            CONFIRMED, STORE_CONFIRMED,    CONFIRMED, ,
            CONFIRMED, STORE_CANCELED,     CANCELED,  SOLD_OUT, OrderCanceled
            CONFIRMED, PAYMENT_CANCELED,   CANCELED,  PAYMENT,  OrderCanceled
            CONFIRMED, DELIVERY_COMPLETED, COMPLETED, ,
            COMPLETED, STORE_CONFIRMED,    COMPLETED, ,
            COMPLETED, STORE_CANCELED,     COMPLETED, ,
            COMPLETED, PAYMENT_CANCELED,   COMPLETED, ,
            COMPLETED, DELIVERY_COMPLETED, COMPLETED, ,
            CANCELED,  CUSTOMER_CANCELS,   CANCELED,  CUSTOMER,
            CANCELED,  STORE_CONFIRMED,    CANCELED,  CUSTOMER,
            CANCELED,  STORE_CANCELED,     CANCELED,  CUSTOMER,
            CANCELED,  PAYMENT_CANCELED,   CANCELED,  CUSTOMER,
            CANCELED,  DELIVERY_COMPLETED, CANCELED,  CUSTOMER,
            """)
    void movesAsItsTransitionTableSays(
            Status before, Happening happening, Status after, @Nullable String reason, @Nullable String said) {
        Order order = orderIn(before);
        int saidBefore = saidBy(order).size();

        happening.to.accept(order);

        assertThat(order.getStatus()).isEqualTo(after);
        assertThat(order.getCancelReason()).isEqualTo(reason);
        assertThat(saidBy(order).stream().skip(saidBefore).map(Event::type))
                .isEqualTo(said == null ? List.of() : List.of(said));
    }

    @ParameterizedTest
    @CsvSource({"CONFIRMED", "COMPLETED"})
    void rejectsCancelAfterTheStoreConfirmed(Status before) {
        Order order = orderIn(before);
        int saidBefore = saidBy(order).size();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(order::cancelByCustomer)
                .extracting(Refused::refusal)
                .isEqualTo(new OrderRefusal.TooLate(7, before));
        assertThat(order.getStatus()).isEqualTo(before);
        assertThat(order.getCancelReason()).isNull();
        assertThat(saidBy(order)).hasSize(saidBefore);
    }

    @Test
    void leavesNeitherCompletedNorCanceled() {
        assertThat(Status.COMPLETED.next()).isEmpty();
        assertThat(Status.CANCELED.next()).isEmpty();
    }

    @Test
    void saysEverythingThatTheOtherServicesNeed() {
        assertThat(saidBy(orderIn(Status.ORDERED)))
                .containsExactly(new Ordered(
                        7,
                        "customer",
                        1,
                        "스토어99",
                        "후라이드치킨 +2",
                        6,
                        58_000,
                        "ORDERED",
                        NOON,
                        List.of(
                                new OrderEvent.Line(11, "후라이드치킨", 2, 18_000),
                                new OrderEvent.Line(12, "양념치킨", 1, 19_000),
                                new OrderEvent.Line(13, "치킨무", 3, 1_000)),
                        "서울시 중구 세종대로 110",
                        "문 앞에"));
    }

    @Test
    void saysWhyItWasCanceled() {
        Order order = orderIn(Status.CONFIRMED);
        order.storeCanceled("TOO_BUSY");
        assertThat(saidBy(order))
                .last()
                .isEqualTo(
                        new OrderCanceled(7, "customer", 1, "스토어99", "후라이드치킨 +2", 6, 58_000, "CANCELED", "TOO_BUSY"));
    }

    @Test
    void numbersWhatItSaysWithoutGaps() {
        Order order = orderIn(Status.CONFIRMED);
        order.storeConfirmed();
        order.storeCanceled("OTHER");
        order.paymentCanceled();
        assertThat(numbersOf(order)).containsExactly(1L, 2L);
    }

    /** Reached by the way that a real order takes. */
    private static Order orderIn(Status status) {
        Order order = Order.place(
                7, QUOTE, new Order.Request("customer", "서울시 중구 세종대로 110", "문 앞에", "key", "fingerprint"), NOON);
        switch (status) {
            case ORDERED -> {}
            case CONFIRMED -> order.storeConfirmed();
            case COMPLETED -> {
                order.storeConfirmed();
                order.deliveryCompleted();
            }
            case CANCELED -> order.cancelByCustomer();
        }
        return order;
    }

    private static List<Event> saidBy(Order order) {
        return unsaved(order).stream()
                .map(said -> ReflectionTestUtils.<Event>invokeMethod(said, "event"))
                .toList();
    }

    private static List<Long> numbersOf(Order order) {
        return unsaved(order).stream()
                .map(said -> ReflectionTestUtils.<Long>invokeMethod(said, "seq"))
                .toList();
    }

    /** Only Spring Data and the outbox see what an aggregate said; a test looks over their shoulder. */
    private static List<?> unsaved(Order order) {
        return ReflectionTestUtils.<List<?>>invokeMethod(order, "unsaved");
    }
}
