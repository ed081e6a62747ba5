package io.baedal.payment;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import lombok.RequiredArgsConstructor;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;

/** A card network that does what the token says; a delay makes every call slow for load tests. */
@Component
@RequiredArgsConstructor
class CardSimulator implements CardNetwork {

    /** Longer than Order waits for an answer. */
    private static final Duration SLOW = Duration.ofSeconds(3);

    private final Delay delay;

    /** A number without a unit counts milliseconds. */
    @ConfigurationProperties("baedal.payment.simulator")
    record Delay(Duration delayMin, Duration delayMax) {

        Duration next() {
            return Duration.ofMillis(ThreadLocalRandom.current()
                    .nextLong(delayMin.toMillis(), Math.max(delayMin.toMillis(), delayMax.toMillis()) + 1));
        }
    }

    @Override
    public void authorize(String paymentToken, long price, String idempotencyKey) {
        pass(delay.next());
        switch (paymentToken) {
            case DEFAULT_TOKEN -> {}
            case "tok_slow" -> pass(SLOW);
            case "tok_declined" -> throw new PaymentRefusal.PaymentDeclined("The card was declined.").toException();
            case "tok_insufficient_funds" ->
                throw new PaymentRefusal.PaymentDeclined("The card has insufficient funds.").toException();
            case "tok_error" -> throw new PaymentRefusal.CardNetworkError().toException();
            default -> throw new PaymentRefusal.PaymentDeclined("The payment token is not known.").toException();
        }
    }

    private static void pass(Duration time) {
        if (time.isPositive()) {
            new CompletableFuture<Void>()
                    .completeOnTimeout(null, time.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
    }
}
