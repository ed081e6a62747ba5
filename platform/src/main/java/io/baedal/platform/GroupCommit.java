package io.baedal.platform;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
    private final Lock coming = new ReentrantLock();
    private @Nullable CompletableFuture<Void> gathering;
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
        CompletableFuture<Void> group = new CompletableFuture<>();
        CompletableFuture<Void> joined = joined(group);
        if (joined == group) {
            lead(group);
        }
        try {
            joined.join();
        } catch (CompletionException failure) {
            throw new SQLException("The database could not write its file.", UNKNOWN_STATE, failure.getCause());
        }
    }

    private CompletableFuture<Void> joined(CompletableFuture<Void> group) {
        coming.lock();
        try {
            if (gathering == null) {
                gathering = group;
            }
            return gathering;
        } finally {
            coming.unlock();
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

    private void gather() {
        try {
            long wait = written + PACE.toNanos() - System.nanoTime();
            if (wait > 0 && company.getAsBoolean()) {
                LockSupport.parkNanos(wait);
            }
        } finally {
            close();
        }
    }

    /** Whoever comes from now on may come too late for this write. */
    private void close() {
        coming.lock();
        try {
            gathering = null;
        } finally {
            coming.unlock();
        }
    }
}
