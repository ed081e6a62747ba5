package io.baedal.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

/** What the database does to two that want the same row, by the words of the vendor whose turn it is. */
@Tag("database")
class PassingFailureTests {

    private final PlatformDatabase database = new PlatformDatabase();

    @BeforeEach
    void twoRows() {
        insert("1");
        insert("2");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aLockThatIsNotGivenIsWaitedForTwoSecondsAndPasses() {
        database.transaction.executeWithoutResult(_ -> {
            update("1");
            long begin = System.nanoTime();
            Throwable refused = failureOf(() -> updateAlone("1")).join();
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(Duration.ofMillis(900), Duration.ofSeconds(6));
            assertPasses(refused);
        });
        updateAlone("1");
    }

    @Test
    void theLoserOfADeadlockPassesAndTheWinnerCommits() {
        CyclicBarrier bothHaveOne = new CyclicBarrier(2);
        CompletableFuture<Throwable> one = failureOf(() -> updateBoth("1", "2", bothHaveOne));
        CompletableFuture<Throwable> other = failureOf(() -> updateBoth("2", "1", bothHaveOne));
        List<Throwable> failures =
                Stream.of(one.join(), other.join()).filter(Objects::nonNull).toList();
        assertThat(failures).isNotEmpty().allSatisfy(PassingFailureTests::assertPasses);
        if (failures.size() == 1) {
            assertThat(causes()).containsOnly("changed");
        }
    }

    @Test
    void aRowThatIsThereOrNeverFitsDoesNotPass() {
        assertThatThrownBy(() -> insert("1"))
                .isInstanceOf(DuplicateKeyException.class)
                .matches(failure -> !PassingFailure.isCauseOf(failure));
        assertThatThrownBy(() -> insert("x".repeat(101)))
                .isInstanceOf(DataIntegrityViolationException.class)
                .matches(failure -> !PassingFailure.isCauseOf(failure));
        assertThat(PassingFailure.isCauseOf(new IllegalStateException(new SQLException("without a state"))))
                .isFalse();
    }

    private static void assertPasses(Throwable failure) {
        assertThat(PassingFailure.isCauseOf(failure)).as(failure.toString()).isTrue();
        // The receiver's dead letters.
        assertThat(failure)
                .isNotInstanceOfAny(
                        DataIntegrityViolationException.class,
                        IllegalArgumentException.class,
                        NullPointerException.class);
    }

    /** Null when it succeeds. */
    private static CompletableFuture<Throwable> failureOf(ThrowingCallable work) {
        return CompletableFuture.supplyAsync(() -> catchThrowable(work), Thread::startVirtualThread)
                .orTimeout(30, TimeUnit.SECONDS);
    }

    private void updateBoth(String first, String second, CyclicBarrier bothHaveOne) {
        database.transaction.executeWithoutResult(_ -> {
            update(first);
            await(bothHaveOne);
            update(second);
        });
    }

    private void updateAlone(String key) {
        database.transaction.executeWithoutResult(_ -> update(key));
    }

    private void update(String key) {
        database.jdbc
                .sql("update inbox_parked set cause = 'changed' where message_key = ?")
                .param(key)
                .update();
    }

    private void insert(String key) {
        database.jdbc
                .sql("insert into inbox_parked (message_key, cause, parked_at) values (?, 'none', 0)")
                .param(key)
                .update();
    }

    private List<String> causes() {
        return database.jdbc
                .sql("select cause from inbox_parked")
                .query(String.class)
                .list();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
