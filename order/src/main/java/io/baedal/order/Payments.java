package io.baedal.order;

import io.baedal.order.PaymentClient.Authorization;
import io.baedal.order.PaymentClient.Hold;
import io.baedal.platform.Refusal.Refused;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import lombok.extern.slf4j.Slf4j;
import org.springframework.stereotype.Component;

/**
 * The synchronous call to Payment with its protection: a semaphore bounds the calls in flight, the breaker around it
 * stops calling what does not answer, and whatever fails never becomes a yes. Written out and not as annotations: those
 * look their fallback up by reflection for each failure, and under load two of them at once made it a 500.
 */
@Slf4j
@Component
class Payments {

    private static final int SHORTEST_WAIT_SECONDS = 2;
    private static final int LONGEST_WAIT_SECONDS = 5;

    private final PaymentClient client;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;

    Payments(PaymentClient client, CircuitBreakerRegistry breakers, BulkheadRegistry bulkheads) {
        this.client = client;
        this.breaker = breakers.circuitBreaker("payment");
        this.bulkhead = bulkheads.bulkhead("payment");
    }

    /**
     * Holds the money for an order.
     *
     * @throws Refused payment-declined, idempotency-key-reused, or payment-unavailable when there was no answer in time;
     *     the money may then be held, and is released when no order claims it
     */
    Hold authorize(Authorization authorization) {
        try {
            return breaker.executeSupplier(() -> bulkhead.executeSupplier(() -> client.authorize(authorization)));
        } catch (Refused answer) {
            throw answer;
        } catch (RuntimeException failure) {
            log.info("no payment for order {}: {}", authorization.orderId(), failure.toString());
            throw new OrderRefusal.PaymentUnavailable(anyWait()).toException();
        }
    }

    /** Not the same for all, so that they do not come back together. */
    static Duration anyWait() {
        return Duration.ofSeconds(ThreadLocalRandom.current().nextInt(SHORTEST_WAIT_SECONDS, LONGEST_WAIT_SECONDS + 1));
    }
}
