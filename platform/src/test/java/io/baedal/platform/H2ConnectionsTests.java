package io.baedal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** On a file, as the services have it, which is there when they are killed; what is in it is read from a copy. */
class H2ConnectionsTests {

    private static final int ROWS = 9;
    private static final int CHANGES = 4_000;
    private static final int WRITERS = 3;
    private static final int WAVERERS = 4;
    private static final String SAID = """
            insert into outbox (event_id, aggregate_type, aggregate_id, aggregate_seq, lane, topic, type, payload, occurred_at)
            values ('1', 'Order', 1, 1, 0, 'baedal.events', 'Ordered', '{}', 1)""";

    @TempDir
    private Path folder;

    @Test
    void losesNoCommittedChangeToSomebodyElsesRollback() throws InterruptedException {
        try (HikariDataSource pool = pool("rows")) {
            Counters counters = new Counters(guarded(pool));
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

    @Test
    void hasWrittenWhatIsCommitted() throws IOException {
        try (HikariDataSource pool = pool("rows")) {
            Counters counters = new Counters(guarded(pool));
            counters.open();
            for (int change = 1; change <= 20; change++) {
                counters.add(change % ROWS);
                assertThat(inTheFile("select sum(changes) from counter")).isEqualTo(change);
            }
        }
    }

    @Test
    void writesOnceForManyWhoCommitTogether() throws InterruptedException, SQLException {
        try (HikariDataSource pool = pool("rows")) {
            Counters counters = new Counters(guarded(pool));
            counters.open();
            long before = writes(pool);
            AtomicReference<Throwable> failed = new AtomicReference<>();
            join(start(ROWS, failed, row -> {
                for (int change = 0; change < 100; change++) {
                    counters.add(row);
                }
            }));
            assertThat(failed.get()).isNull();
            assertThat(counters.sum()).isEqualTo(ROWS * 100L);
            assertThat(writes(pool) - before).isLessThan(ROWS * 100L / 2);
        }
    }

    @Test
    void waitsForWhatALockShowedAndNotForWhatWasOnlyRead() throws IOException, SQLException {
        try (HikariDataSource pool = pool("rows")) {
            Counters counters = new Counters(guarded(pool));
            counters.open();
            commitUnwritten(pool, "update counter set changes = 1 where id = 0");
            assertThat(counters.sum()).isEqualTo(1);
            assertThat(inTheFile("select sum(changes) from counter")).isZero();
            counters.lock();
            assertThat(inTheFile("select sum(changes) from counter")).isEqualTo(1);
        }
    }

    @Test
    void hasWrittenWhatTheRelayIsToSend() throws IOException, SQLException {
        try (HikariDataSource pool = pool("rows")) {
            DataSource guarded = guarded(pool);
            TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(guarded));
            new ResourceDatabasePopulator(new ClassPathResource("db/vendor/h2/V0_1__outbox_and_inbox.sql"))
                    .execute(guarded);
            // H2 commits by itself when a table is made.
            H2Connections.settle(guarded);
            commitUnwritten(pool, SAID);
            assertThat(inTheFile("select count(*) from outbox")).isZero();
            OutboxTable table = new OutboxTable(new JdbcTemplate(guarded), Clock.systemUTC());
            List<OutboxRow> read = transaction.execute(_ -> table.next(List.of(0)));
            assertThat(read).hasSize(1);
            assertThat(inTheFile("select count(*) from outbox")).isEqualTo(1);
        }
    }

    @Test
    void keepsTheFileInOrder() throws IOException {
        try (HikariDataSource pool = pool("rows")) {
            DataSource guarded = guarded(pool);
            JdbcClient jdbc = JdbcClient.create(guarded);
            TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(guarded));
            transaction.executeWithoutResult(_ -> jdbc.sql("create table said (id identity, word uuid unique)")
                    .update());
            for (int row = 0; row < CHANGES; row++) {
                transaction.executeWithoutResult(_ -> jdbc.sql("insert into said (word) values (random_uuid())")
                        .update());
            }
            // 1 MB; 5 MB when nobody keeps it in order.
            assertThat(Files.size(folder.resolve("rows.mv.db"))).isLessThan(2 << 20);
            assertThat(inTheFile("select count(distinct word) from said")).isEqualTo(CHANGES);
        }
    }

    /** As somebody who has committed and waits for the write looks to those beside it. */
    private static void commitUnwritten(HikariDataSource pool, String change) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(change);
            connection.commit();
        }
    }

    /** What somebody finds who comes after this process was killed now. */
    private long inTheFile(String question) throws IOException {
        Path left = folder.resolve("left.mv.db");
        Files.copy(folder.resolve("rows.mv.db"), left, StandardCopyOption.REPLACE_EXISTING);
        try (HikariDataSource pool = pool("left")) {
            return JdbcClient.create(pool).sql(question).query(Long.class).single();
        }
    }

    private static long writes(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            SessionLocal session =
                    (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
            return session.getDatabase().getStore().getMvStore().getCurrentVersion();
        }
    }

    private static DataSource guarded(HikariDataSource pool) {
        DataSource guarded =
                (DataSource) new H2Connections.InPlaceOfPool().postProcessAfterInitialization(pool, "pool");
        assertThat(guarded).isNotSameAs(pool);
        return guarded;
    }

    private HikariDataSource pool(String file) {
        HikariDataSource pool = new HikariDataSource();
        // H2 would keep for 45 seconds what nobody uses any more, for disks that write late.
        pool.setJdbcUrl("jdbc:h2:file:" + folder.resolve(file) + ";WRITE_DELAY=0;LOCK_TIMEOUT=2000;RETENTION_TIME=0");
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

        void lock() {
            transaction.executeWithoutResult(_ -> lock(0));
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
