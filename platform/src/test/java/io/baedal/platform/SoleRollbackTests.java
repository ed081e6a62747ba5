package io.baedal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** On a file that is written at each commit, as the services have it: nowhere else does H2 lose so much so soon. */
class SoleRollbackTests {

    private static final int ROWS = 9;
    private static final int CHANGES = 4_000;
    private static final int WRITERS = 3;
    private static final int WAVERERS = 4;

    @TempDir
    private Path folder;

    @Test
    void losesNoCommittedChangeToSomebodyElsesRollback() throws InterruptedException {
        try (HikariDataSource pool = pool()) {
            DataSource guarded = (DataSource) new SoleRollback.OnH2().postProcessAfterInitialization(pool, "pool");
            assertThat(guarded).isNotSameAs(pool);
            Counters counters = new Counters(guarded);
            counters.open();
            AtomicBoolean busy = new AtomicBoolean(true);
            AtomicReference<Throwable> failed = new AtomicReference<>();
            List<Thread> waverers = start(WAVERERS, failed, _ -> {
                while (busy.get()) {
                    counters.lockAndRollBack(ThreadLocalRandom.current().nextInt(ROWS));
                }
            });
            List<Thread> writers = start(WRITERS, failed, writer -> {
                for (int change = 0; change < CHANGES; change++) {
                    counters.add((writer + WRITERS * change) % ROWS);
                }
            });
            join(writers);
            busy.set(false);
            join(waverers);
            assertThat(failed.get()).isNull();
            assertThat(counters.sum()).isEqualTo((long) WRITERS * CHANGES);
        }
    }

    private HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:h2:file:" + folder.resolve("rows") + ";WRITE_DELAY=0;LOCK_TIMEOUT=2000");
        pool.setAutoCommit(false);
        return pool;
    }

    private static List<Thread> start(int number, AtomicReference<Throwable> failed, IntConsumer work) {
        return IntStream.range(0, number)
                .mapToObj(each -> Thread.ofPlatform()
                        .uncaughtExceptionHandler((_, failure) -> failed.set(failure))
                        .start(() -> work.accept(each)))
                .toList();
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Rows that count how often they were changed. */
    private static final class Counters {

        private final JdbcClient jdbc;
        private final TransactionTemplate transaction;

        Counters(DataSource connections) {
            jdbc = JdbcClient.create(connections);
            transaction = new TransactionTemplate(new JdbcTransactionManager(connections));
        }

        void open() {
            transaction.executeWithoutResult(_ -> {
                jdbc.sql("create table counter (id int primary key, changes bigint)")
                        .update();
                IntStream.range(0, ROWS)
                        .forEach(row -> jdbc.sql("insert into counter values (?, 0)")
                                .param(row)
                                .update());
            });
        }

        void add(int row) {
            transaction.executeWithoutResult(_ -> jdbc.sql("update counter set changes = ? where id = ?")
                    .params(lock(row) + 1, row)
                    .update());
        }

        void lockAndRollBack(int row) {
            transaction.executeWithoutResult(status -> {
                lock(row);
                status.setRollbackOnly();
            });
        }

        private long lock(int row) {
            return jdbc.sql("select changes from counter where id = ? for update")
                    .param(row)
                    .query(Long.class)
                    .single();
        }

        long sum() {
            return transaction.execute(_ -> jdbc.sql("select sum(changes) from counter")
                    .query(Long.class)
                    .single());
        }
    }
}
