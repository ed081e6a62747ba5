package io.baedal.order;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Lets requests with the same Idempotency-Key go one after the other. A repeat waits a moment for the one before it and
 * is then answered from its result; when that takes longer, it is refused with {@code request-in-progress}. This is
 * courtesy within one instance; that there is one order and one charge is the unique key's doing, here and in Payment.
 */
@Component
class RequestsInProgress {

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final ConcurrentMap<Key, CompletableFuture<Void>> running = new ConcurrentHashMap<>();

    record Key(String customerId, String idempotencyKey) {}

    <T> T inTurn(Key key, Supplier<T> work) {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        CompletableFuture<Void> other = running.putIfAbsent(key, mine);
        while (other != null) {
            await(other, deadline - System.nanoTime());
            other = running.putIfAbsent(key, mine);
        }
        try {
            return work.get();
        } finally {
            running.remove(key, mine);
            mine.complete(null);
        }
    }

    private static void await(CompletableFuture<Void> other, long nanos) {
        try {
            other.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException stillWorkedOn) {
            throw new OrderRefusal.RequestInProgress().toException();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OrderRefusal.RequestInProgress().toException();
        }
    }
}
