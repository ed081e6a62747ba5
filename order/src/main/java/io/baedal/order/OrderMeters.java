package io.baedal.order;

import io.baedal.platform.Refusal.Refused;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What becomes of the orders, in numbers: how asking for one ended, and how long one took to each of its steps. A
 * request that was not understood asked for nothing and is not counted.
 */
@Component
class OrderMeters {

    private static final String PLACED = "placed";
    private static final String FAILED = "failed";

    private final MeterRegistry meters;
    private final Clock clock;

    /** What an alert looks at is there from the start: of a counter that begins with 1 nobody sees the first one. */
    OrderMeters(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        Stream.of(PLACED, FAILED, new OrderRefusal.PaymentUnavailable(Duration.ZERO).code())
                .forEach(this::counter);
    }

    /** Counts the outcome: {@code placed}, the code of a refusal, or {@code failed}. A repeat of a key counts again. */
    Order placing(Supplier<Order> placing) {
        try {
            Order order = placing.get();
            count(PLACED);
            return order;
        } catch (Refused refused) {
            count(refused.refusal().code());
            throw refused;
        } catch (RuntimeException failed) {
            count(FAILED);
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
        counter(outcome).increment();
    }

    private Counter counter(String outcome) {
        return meters.counter("baedal.orders", "outcome", outcome);
    }
}
