package io.baedal.order;

import io.baedal.platform.Refusal.Refused;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * What becomes of the orders, in numbers: how asking for one ended, and how long one took to each of its steps. A
 * request that was not understood asked for nothing and is not counted.
 */
@Component
@RequiredArgsConstructor
class OrderMeters {

    private final MeterRegistry meters;
    private final Clock clock;

    /** Counts the outcome: {@code placed}, the code of a refusal, or {@code failed}. A repeat of a key counts again. */
    Order placing(Supplier<Order> placing) {
        try {
            Order order = placing.get();
            count("placed");
            return order;
        } catch (Refused refused) {
            count(refused.refusal().code());
            throw refused;
        } catch (RuntimeException failed) {
            count("failed");
            throw failed;
        }
    }

    /** From the order until Order heard of that step. */
    void reached(String step, Order order) {
        Timer.builder("baedal.order.step")
                .tag("step", step)
                .description("from the order until Order heard of the step")
                .register(meters)
                .record(Duration.between(order.getOrderDate(), clock.instant()));
    }

    private void count(String outcome) {
        meters.counter("baedal.orders", "outcome", outcome).increment();
    }
}
