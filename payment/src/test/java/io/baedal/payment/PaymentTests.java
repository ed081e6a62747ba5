package io.baedal.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.payment.Payment.Status;
import io.baedal.platform.Event;
import io.baedal.platform.PaymentEvent.PaymentApproved;
import io.baedal.platform.PaymentEvent.PaymentCanceled;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.util.ReflectionTestUtils;

class PaymentTests {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    /** How a payment came to where it is, by the way that a real one takes. */
    private enum Past {
        HELD,
        CAPTURED,
        REFUNDED,
        /** Canceled while it was held. */
        CANCELED,
        /** Given back because its order was never committed. */
        RELEASED,
        /** Its order was canceled before any money was held. */
        TOMBSTONE,
        /** Its order exists, and the money is gone. */
        MISSED;

        Payment payment() {
            Payment payment =
                    this == TOMBSTONE ? Payment.tombstone(7, 36_000, NOON) : Payment.hold(7, 36_000, "key", NOON);
            switch (this) {
                case HELD, TOMBSTONE -> {}
                case CAPTURED -> payment.orderPlaced();
                case REFUNDED -> {
                    payment.orderPlaced();
                    payment.orderCanceled("CUSTOMER");
                }
                case CANCELED -> payment.orderCanceled("CUSTOMER");
                case RELEASED -> payment.releaseUnclaimed();
                case MISSED -> {
                    payment.releaseUnclaimed();
                    payment.orderPlaced();
                }
            }
            return payment;
        }
    }

    /** Whatever can happen to a payment. */
    private enum Happening {
        ORDER_PLACED(Payment::orderPlaced),
        ORDER_CANCELED(payment -> payment.orderCanceled("SOLD_OUT")),
        UNCLAIMED(Payment::releaseUnclaimed);

        private final Consumer<Payment> to;

        Happening(Consumer<Payment> to) {
            this.to = to;
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            HELD,      ORDER_PLACED,   CAPTURED, PaymentApproved, , key
            HELD,      ORDER_CANCELED, CANCELED, PaymentCanceled, SOLD_OUT, key
            HELD,      UNCLAIMED,      CANCELED, , ,
            CAPTURED,  ORDER_PLACED,   CAPTURED, , , key
            CAPTURED,  ORDER_CANCELED, REFUNDED, PaymentCanceled, SOLD_OUT, key
            CAPTURED,  UNCLAIMED,      CAPTURED, , , key
            REFUNDED,  ORDER_PLACED,   REFUNDED, , , key
            REFUNDED,  ORDER_CANCELED, REFUNDED, , , key
            REFUNDED,  UNCLAIMED,      REFUNDED, , , key
            CANCELED,  ORDER_PLACED,   CANCELED, , , key
            CANCELED,  ORDER_CANCELED, CANCELED, , , key
            CANCELED,  UNCLAIMED,      CANCELED, , , key
            RELEASED,  ORDER_PLACED,   CANCELED, PaymentCanceled, NO_HOLD,
            RELEASED,  ORDER_CANCELED, CANCELED, , ,
            RELEASED,  UNCLAIMED,      CANCELED, , ,
            TOMBSTONE, ORDER_PLACED,   CANCELED, PaymentCanceled, NO_HOLD,
            TOMBSTONE, ORDER_CANCELED, CANCELED, , ,
            TOMBSTONE, UNCLAIMED,      CANCELED, , ,
            MISSED,    ORDER_PLACED,   CANCELED, , ,
            MISSED,    ORDER_CANCELED, CANCELED, , ,
            """)
    void movesAsItsTransitionTableSays(
            Past past,
            Happening happening,
            Status after,
            @Nullable String said,
            @Nullable String reason,
            @Nullable String key) {
        Payment payment = past.payment();
        int saidBefore = saidBy(payment).size();

        happening.to.accept(payment);

        assertThat(payment.getStatus()).isEqualTo(after);
        assertThat(payment.getIdempotencyKey()).isEqualTo(key);
        List<Event> saidNow = saidBy(payment).stream().skip(saidBefore).toList();
        assertThat(saidNow.stream().map(Event::type)).isEqualTo(said == null ? List.of() : List.of(said));
        assertThat(saidNow)
                .allSatisfy(event -> assertThat(event).extracting("reason").isEqualTo(reason));
    }

    @Test
    void leavesNeitherRefundedNorCanceled() {
        assertThat(Status.REFUNDED.next()).isEmpty();
        assertThat(Status.CANCELED.next()).isEmpty();
    }

    @Test
    void saysWhatBecameOfTheMoney() {
        assertThat(saidBy(Past.REFUNDED.payment()))
                .containsExactly(
                        new PaymentApproved(0, 7, 36_000, "CAPTURED", null),
                        new PaymentCanceled(0, 7, 36_000, "REFUNDED", "CUSTOMER"));
    }

    @Test
    void numbersWhatItSaysWithoutGaps() {
        assertThat(unsaved(Past.REFUNDED.payment()).stream()
                        .map(said -> ReflectionTestUtils.<Long>invokeMethod(said, "seq")))
                .containsExactly(1L, 2L);
    }

    private static List<Event> saidBy(Payment payment) {
        return unsaved(payment).stream()
                .map(said -> ReflectionTestUtils.<Event>invokeMethod(said, "event"))
                .toList();
    }

    /** Only Spring Data and the outbox see what an aggregate said; a test looks over their shoulder. */
    private static List<?> unsaved(Payment payment) {
        return ReflectionTestUtils.<List<?>>invokeMethod(payment, "unsaved");
    }
}
