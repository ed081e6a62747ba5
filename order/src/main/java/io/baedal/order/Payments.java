package io.baedal.order;

import io.baedal.order.PaymentClient.Authorization;
import io.baedal.order.PaymentClient.Hold;
import io.baedal.platform.Refusal.Refused;
import io.github.resilience4j.bulkhead.annotation.Bulkhead;
import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.stereotype.Component;

/**
 * The synchronous call to Payment with its protection: a semaphore bounds the calls in flight, the breaker stops calling
 * what does not answer, and the fallback never says yes. The fallback stands on the breaker because that is the
 * outermost aspect; further in it would hide the failures from the breaker.
 */
@Slf4j
@Component
@RequiredArgsConstructor
class Payments {

    private static final int SHORTEST_WAIT_SECONDS = 2;
    private static final int LONGEST_WAIT_SECONDS = 5;

    private final PaymentClient client;

    /**
     * Holds the money for an order.
     *
     * @throws Refused payment-declined, idempotency-key-reused, or payment-unavailable when there was no answer in time;
     *     the money may then be held, and is released when no order claims it
     */
    @CircuitBreaker(name = "payment", fallbackMethod = "unavailable")
    @Bulkhead(name = "payment")
    public Hold authorize(Authorization authorization) {
        return client.authorize(authorization);
    }

    /** A decline is an answer and goes on as it is. */
    @SuppressWarnings("unused")
    private Hold unavailable(Authorization authorization, Refused answer) {
        throw answer;
    }

    @SuppressWarnings("unused")
    private Hold unavailable(Authorization authorization, Exception failure) {
        log.info("no payment for order {}: {}", authorization.orderId(), failure.toString());
        int wait = ThreadLocalRandom.current().nextInt(SHORTEST_WAIT_SECONDS, LONGEST_WAIT_SECONDS + 1);
        throw new OrderRefusal.PaymentUnavailable(Duration.ofSeconds(wait)).toException();
    }
}
