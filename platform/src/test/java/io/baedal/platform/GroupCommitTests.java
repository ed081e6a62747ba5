package io.baedal.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupCommitTests {

    private static final int COMERS = 20;

    private final AtomicInteger committed = new AtomicInteger();
    private final AtomicInteger stored = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();

    @Test
    void returnsWhenWhatWasCommittedBeforeIsWritten() throws Exception {
        GroupCommit group = new GroupCommit(this::write, () -> true);
        together(() -> {
            int mine = committed.incrementAndGet();
            group.join();
            assertThat(stored.get()).isGreaterThanOrEqualTo(mine);
            return null;
        });
    }

    @Test
    void writesTogetherForThoseWhoComeDuringAWrite() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        GroupCommit group = new GroupCommit(
                () -> {
                    begun.countDown();
                    awaitQuietly(free);
                    return write();
                },
                () -> false);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Void> first = threads.submit(joining(group));
            begun.await();
            List<Future<Void>> others = IntStream.range(0, COMERS)
                    .mapToObj(_ -> threads.submit(joining(group)))
                    .toList();
            while (committed.get() < 1 + COMERS) {
                Thread.onSpinWait();
            }
            // Between counting and joining; who is later than that comes with one write more.
            Thread.sleep(100);
            free.countDown();
            first.get();
            for (Future<Void> other : others) {
                other.get();
            }
        }
        assertThat(writes.get()).isBetween(2, COMERS / 2);
    }

    @Test
    void writesForEachWhoComesAlone() throws SQLException {
        GroupCommit group = new GroupCommit(this::write, () -> false);
        for (int commit = 1; commit <= 3; commit++) {
            committed.incrementAndGet();
            group.join();
            assertThat(writes.get()).isEqualTo(commit);
        }
    }

    @Test
    void tellsEveryoneThatTheirsWasNotWritten() {
        GroupCommit group = new GroupCommit(
                () -> {
                    throw new IllegalStateException("the disk is full");
                },
                () -> true);
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(group::join)
                .withRootCauseInstanceOf(IllegalStateException.class)
                .extracting(SQLException::getSQLState)
                .isEqualTo("08007");
    }

    @Test
    void goesOnAfterAFailure() throws SQLException {
        AtomicBoolean full = new AtomicBoolean(true);
        GroupCommit group = new GroupCommit(
                () -> {
                    if (full.get()) {
                        throw new IllegalStateException("the disk is full");
                    }
                    return write();
                },
                () -> {
                    throw new IllegalStateException("nobody knows who else is at work");
                });
        assertThatExceptionOfType(SQLException.class).isThrownBy(group::join);
        full.set(false);
        group.join();
        assertThat(writes.get()).isEqualTo(1);
    }

    private Callable<Void> joining(GroupCommit group) {
        return () -> {
            committed.incrementAndGet();
            group.join();
            return null;
        };
    }

    private boolean write() {
        int now = committed.get();
        writes.incrementAndGet();
        stored.accumulateAndGet(now, Math::max);
        return true;
    }

    private static void together(Callable<Void> work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> each : threads.invokeAll(Collections.nCopies(COMERS, work))) {
                each.get();
            }
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
