package io.baedal.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baedal.platform.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** Each way in which asking for an order ends is counted under its own name. */
class OrderMetersTests {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final OrderMeters meters = new OrderMeters(registry, Clock.systemUTC());

    @Test
    void hasFromTheStartWhatAnAlertCounts() {
        assertThat(registry.find("baedal.orders").counters())
                .extracting(counter -> counter.getId().getTag("outcome"))
                .containsExactlyInAnyOrder("placed", "failed", "payment-unavailable");
    }

    @Test
    void countsARefusalByItsCodeAndPassesItOn() {
        assertThatThrownBy(() -> meters.placing(() -> {
                    throw new Refusal.Overloaded().toException();
                }))
                .isInstanceOf(Refusal.Refused.class);
        assertThat(counted("overloaded")).isEqualTo(1);
    }

    @Test
    void countsWhatNobodyForesawAsFailed() {
        assertThatThrownBy(() -> meters.placing(() -> {
                    throw new IllegalStateException("no such luck");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(counted("failed")).isEqualTo(1);
    }

    private double counted(String outcome) {
        return registry.counter("baedal.orders", "outcome", outcome).count();
    }
}
