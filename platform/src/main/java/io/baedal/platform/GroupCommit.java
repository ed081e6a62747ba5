package io.baedal.platform;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One write for all who come within {@link #PACE} of the write before. Who comes first writes for those who come while it
 * waits; who comes later than that after the last write, or while hardly anybody is at work, waits for nobody.
 */
class GroupCommit {

    /** The least time from the end of one write to the begin of the next, while others are at work. */
    static final Duration PACE = Duration.ofMillis(4);

    /** "Transaction resolution unknown". */
    private static final String UNKNOWN_STATE = "08007";

    private final BooleanSupplier write;
    private final BooleanSupplier company;
    private final Lock writing = new ReentrantLock();
    private final AtomicReference<@Nullable CompletableFuture<Void>> gathering = new AtomicReference<>();
    private long written = System.nanoTime() - PACE.toNanos();

    /**
     * @param write returns when all that was committed before is written, and tells whether that was anything
     * @param company whether others are at work, for whom it is worth waiting
     */
    GroupCommit(BooleanSupplier write, BooleanSupplier company) {
        this.write = write;
        this.company = company;
    }

    /**
     * Returns when all that the caller has committed, or seen of others, is written.
     *
     * @throws SQLException when it could not be written: whether it will be there later is not known
     */
    void join() throws SQLException {
        CompletableFuture<Void> own = new CompletableFuture<>();
        @Nullable CompletableFuture<Void> others = gathering.compareAndExchange(null, own);
        if (others == null) {
            lead(own);
        }
        try {
            (others == null ? own : others).join();
        } catch (CompletionException failure) {
            throw new SQLException("The database could not write its file.", UNKNOWN_STATE, failure.getCause());
        }
    }

    private void lead(CompletableFuture<Void> group) {
        writing.lock();
        try {
            gather();
            if (write.getAsBoolean()) {
                written = System.nanoTime();
            }
            group.complete(null);
        } catch (RuntimeException | Error failure) {
            group.completeExceptionally(failure);
        } finally {
            writing.unlock();
        }
    }

    /** Whoever comes after that may come too late for this write. */
    private void gather() {
        try {
            long wait = written + PACE.toNanos() - System.nanoTime();
            if (wait > 0 && company.getAsBoolean()) {
                LockSupport.parkNanos(wait);
            }
        } finally {
            gathering.set(null);
        }
    }
}
