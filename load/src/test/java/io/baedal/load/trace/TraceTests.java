package io.baedal.load.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceTests {

    private static final Span REQUEST = Spans.of("gateway", "http post", "", 0, 30);
    private static final Span PLACED = Spans.of("order", "http post /orders", REQUEST.id(), 5, 25);
    private static final Span SENT = Spans.of("order", "outbox Ordered", PLACED.id(), 20, 60);
    private static final Span COOKED = Spans.of("store", "take Ordered", SENT.id(), 70, 80);
    private static final Span CONFIRMED = Spans.of("store", "outbox StoreConfirmed", COOKED.id(), 500, 550);
    private static final Span SHOWN = Spans.of("dashboard", "take Ordered", SENT.id(), 90, 95);

    @Test
    void aSpanIsBelowItsParentAndWhatIsOverFirstComesFirst() {
        Trace trace = Trace.of(7, List.of(CONFIRMED, COOKED, SHOWN, SENT, PLACED, REQUEST));

        assertThat(trace.spans()).containsExactly(REQUEST, PLACED, SENT, SHOWN, COOKED, CONFIRMED);
        assertThat(trace.rows()).extracting(Trace.Row::depth).containsExactly(0, 1, 2, 3, 3, 4);
        assertThat(trace.table()).contains("store            take Ordered");
    }

    @Test
    void knowsWhatIsMissing() {
        Trace trace = Trace.of(7, List.of(REQUEST, PLACED, SENT, CONFIRMED, SHOWN));

        assertThat(trace.faults())
                .contains(
                        "no span of payment",
                        "no span of delivery",
                        "no span of PickedUp in an outbox",
                        "nobody takes PickedUp",
                        "no parent of store outbox StoreConfirmed")
                .doesNotContain("no span of order", "no span of Ordered in an outbox", "nobody takes Ordered");
    }

    @Test
    void hasNothingOfOtherOrders() {
        Span other = new Span("other", "1", "", "order", "outbox Ordered", 0, 1, Map.of("order.id", "8"));

        assertThat(Trace.of(7, List.of(REQUEST, other)).spans()).containsExactly(REQUEST);
    }
}
