package io.baedal.load.bench;

import io.baedal.databases.Database.Address;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** What the database alone commits a second, a row each time, by one writer and by several. */
final class CommitsPart implements Part {

    private static final int[] WRITERS = {1, 4, 16};
    private static final String BODY = "x".repeat(200);

    @Override
    public String name() {
        return "commits";
    }

    @Override
    public Duration length(Plan plan) {
        return plan.roundsOf(WRITERS.length);
    }

    @Override
    public void measure(Field field, Figures figures) {
        Map<Integer, List<Double>> rounds = new LinkedHashMap<>();
        try (Children nobody = Children.of("commits");
                Databases databases = Databases.in(field.storage(), nobody.folder())) {
            Address address = databases.of("commits");
            makeTable(address);
            // Into nothing: the first commits are those of a cold JVM.
            perSecond(address, WRITERS[1], field.plan().round());
            for (int round = 0; round < field.plan().rounds(); round++) {
                for (int writers : WRITERS) {
                    rounds.computeIfAbsent(writers, _ -> new ArrayList<>())
                            .add(perSecond(address, writers, field.plan().round()));
                }
            }
        } catch (SQLException | ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
        figures.begin("The database alone");
        rounds.forEach(
                (writers, each) -> figures.add("database", "commits/s, " + writers + " writers", each, "commits/s"));
    }

    private static void makeTable(Address address) throws SQLException {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept (id varchar(64) primary key, body varchar(2000) not null)");
        }
    }

    private static double perSecond(Address address, int writers, Duration time)
            throws ExecutionException, InterruptedException {
        try (ExecutorService executor = Executors.newFixedThreadPool(writers)) {
            long end = System.nanoTime() + time.toNanos();
            List<Future<Long>> counts = IntStream.range(0, writers)
                    .mapToObj(_ -> executor.submit(() -> commitUntil(address, end)))
                    .toList();
            long commits = 0;
            for (Future<Long> count : counts) {
                commits += count.get();
            }
            return 1000.0 * commits / time.toMillis();
        }
    }

    private static long commitUntil(Address address, long end) throws SQLException {
        try (Connection connection = connect(address);
                PreparedStatement insert = connection.prepareStatement("insert into kept (id, body) values (?, ?)")) {
            long commits = 0;
            while (System.nanoTime() < end) {
                insert.setString(1, UUID.randomUUID().toString());
                insert.setString(2, BODY);
                insert.executeUpdate();
                commits++;
            }
            return commits;
        }
    }

    private static Connection connect(Address address) throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }
}
