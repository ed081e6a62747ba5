package io.baedal.platform;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import lombok.extern.slf4j.Slf4j;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends the outbox to Kafka, each aggregate in order, until the broker has acknowledged every row.
 *
 * <p>Lanes are claimed with {@code for update skip locked} and kept for the whole send, so any number of instances may
 * run. Rows are read by presence, never by "id greater than the last one": a row whose transaction committed late would
 * be jumped over for good. A row goes out only after the acknowledgement of the row before it of the same aggregate, and
 * is deleted only after its own. There is no last attempt: with Kafka away the outbox grows and nothing else happens. A
 * row that Kafka will never take (too large) is parked; only its own aggregate waits behind it.
 *
 * <p>A crash between acknowledgement and delete sends rows twice; the listeners' {@link Inbox} drops the repeat.
 */
@Slf4j
class OutboxRelay implements SmartLifecycle {

    private static final int BATCH = 256;
    private static final Duration GATHERING = Duration.ofMillis(40);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transaction;
    private final KafkaTemplate<String, byte[]> kafka;
    private final Duration pollInterval;
    private final Clock clock;
    private final Counter published;
    private final Counter failures;
    private final Outage outage;
    private final Semaphore work = new Semaphore(0);
    private volatile @Nullable Thread thread;

    OutboxRelay(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            KafkaTemplate<String, byte[]> kafka,
            Duration pollInterval,
            Clock clock,
            MeterRegistry meters) {
        this.jdbc = JdbcClient.create(jdbc);
        this.batches = jdbc;
        this.transaction = transaction;
        this.kafka = kafka;
        this.pollInterval = pollInterval;
        this.clock = clock;
        this.outage = new Outage(log, clock, "events wait in the outbox");
        this.published = Counter.builder("baedal.outbox.published")
                .description("events acknowledged by the broker")
                .register(meters);
        this.failures = Counter.builder("baedal.outbox.failures")
                .description("sends that the broker did not acknowledge; they are repeated")
                .register(meters);
        Gauge.builder("baedal.outbox.pending", this, OutboxRelay::pending)
                .description("events committed but not yet acknowledged by the broker")
                .register(meters);
        Gauge.builder("baedal.outbox.parked", this, OutboxRelay::parked)
                .description("events that Kafka refuses for good; each holds its aggregate back and wants a person")
                .register(meters);
        Gauge.builder("baedal.outbox.oldest", this, relay -> relay.oldestSeconds(clock.instant()))
                .description("age of the oldest unsent event")
                .baseUnit("seconds")
                .register(meters);
    }

    /** There is something to send; called after each commit that said something. Never blocks. */
    void wake() {
        work.release();
    }

    @Override
    public void start() {
        Thread relay = new Thread(this::run, "outbox-relay");
        thread = relay;
        relay.start();
    }

    /** Returns when the send under way has ended, so that its acknowledged rows are deleted and not sent again. */
    @Override
    public void stop() {
        Thread relay = thread;
        thread = null;
        if (relay != null) {
            wake();
            try {
                relay.join(Duration.ofSeconds(15));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Stops after the web server has finished its last requests, so that what they said still leaves. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        Duration pause = pollInterval;
        while (isRunning()) {
            try {
                pause = relay() ? Duration.ZERO : pollInterval;
                outage.over();
            } catch (RuntimeException | ExecutionException notNow) {
                failures.increment();
                Duration longer = pause.multipliedBy(2).plus(pollInterval);
                pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
                outage.failed(rootMessage(notNow));
            } catch (InterruptedException interrupted) {
                return;
            }
            await(pause);
        }
    }

    /** Woken up, it still gathers for a moment: what leaves together costs one commit here and one poll everywhere. */
    private void await(Duration pause) {
        try {
            if (work.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS) && isRunning()) {
                LockSupport.parkNanos(GATHERING.toNanos());
                work.drainPermits();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** One round over all lanes that are free; whether there was more than one round takes. */
    private boolean relay() throws InterruptedException, ExecutionException {
        List<Integer> waiting = lanesWithWork();
        if (waiting.isEmpty()) {
            return false;
        }
        List<Exception> failure = new ArrayList<>(1);
        boolean full = Boolean.TRUE.equals(transaction.execute(_ -> {
            List<Integer> lanes = claim(waiting);
            if (lanes.isEmpty()) {
                return false;
            }
            List<Row> rows = next(lanes);
            List<Long> acknowledged = new ArrayList<>(rows.size());
            try {
                sendInOrder(rows, acknowledged);
            } catch (InterruptedException | ExecutionException | RuntimeException notNow) {
                failure.add(notNow);
            }
            delete(acknowledged);
            return rows.size() == BATCH && failure.isEmpty();
        }));
        for (Exception notNow : failure) {
            switch (notNow) {
                case InterruptedException interrupted -> throw interrupted;
                case ExecutionException refused -> throw refused;
                default -> throw (RuntimeException) notNow;
            }
        }
        return full;
    }

    private List<Integer> lanesWithWork() {
        return jdbc.sql("select distinct lane from outbox where parked_reason is null")
                .query(Integer.class)
                .list();
    }

    private List<Integer> claim(List<Integer> lanes) {
        return jdbc.sql("select lane from outbox_lane where lane in (:lanes) for update skip locked")
                .param("lanes", lanes)
                .query(Integer.class)
                .list();
    }

    private List<Row> next(List<Integer> lanes) {
        return jdbc.sql("""
                        select id, event_id, aggregate_type, aggregate_id, aggregate_seq, topic, type, payload,
                               correlation_id, occurred_at
                        from outbox o
                        where lane in (:lanes) and parked_reason is null
                          and not exists (select 1 from outbox p
                                          where p.aggregate_type = o.aggregate_type
                                            and p.aggregate_id = o.aggregate_id
                                            and p.parked_reason is not null)
                        order by id
                        limit :limit""")
                .param("lanes", lanes)
                .param("limit", BATCH)
                .query(Row::of)
                .list();
    }

    /**
     * Sends in waves: the first row of every aggregate, then the second … Rows of one wave belong to different
     * aggregates, so they may travel together; an aggregate whose row failed takes no part in the next wave.
     */
    private void sendInOrder(List<Row> rows, List<Long> acknowledged) throws InterruptedException, ExecutionException {
        Map<String, RuntimeException> absentTopics = new HashMap<>();
        List<ExecutionException> failures = new ArrayList<>();
        List<Row> rest = rows;
        while (!rest.isEmpty()) {
            Set<String> inThisWave = new HashSet<>();
            Map<Row, CompletableFuture<?>> wave = new LinkedHashMap<>();
            List<Row> later = new ArrayList<>();
            for (Row row : rest) {
                if (inThisWave.add(row.aggregate())) {
                    wave.put(row, send(row, absentTopics));
                } else {
                    later.add(row);
                }
            }
            Set<String> stopped = awaitAcknowledgements(wave, acknowledged, failures);
            later.removeIf(row -> stopped.contains(row.aggregate()));
            rest = later;
        }
        if (!failures.isEmpty()) {
            throw failures.getLast();
        }
    }

    /** Asks for an absent topic once and not once a row: each time takes as long as the producer may block. */
    private CompletableFuture<?> send(Row row, Map<String, RuntimeException> absentTopics) {
        RuntimeException absent = absentTopics.get(row.topic());
        if (absent != null) {
            return CompletableFuture.failedFuture(absent);
        }
        try {
            return kafka.send(row.toRecord());
        } catch (RuntimeException notSent) {
            if (!isForGood(notSent)) {
                absentTopics.put(row.topic(), notSent);
            }
            return CompletableFuture.failedFuture(notSent);
        }
    }

    /** Waits for all answers; returns the aggregates whose row was not taken. */
    private Set<String> awaitAcknowledgements(
            Map<Row, CompletableFuture<?>> wave, List<Long> acknowledged, List<ExecutionException> failures)
            throws InterruptedException {
        Set<String> stopped = new HashSet<>();
        for (var sent : wave.entrySet()) {
            try {
                sent.getValue().get();
                acknowledged.add(sent.getKey().id());
            } catch (ExecutionException refused) {
                stopped.add(sent.getKey().aggregate());
                if (isForGood(refused)) {
                    park(sent.getKey(), rootMessage(refused));
                } else {
                    failures.add(refused);
                }
            }
        }
        return stopped;
    }

    private static boolean isForGood(Throwable refused) {
        Throwable cause = refused;
        while (cause != null) {
            if (cause instanceof RecordTooLargeException
                    || cause instanceof RecordBatchTooLargeException
                    || cause instanceof InvalidTopicException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private void park(Row row, String reason) {
        log.error(
                "parked {} of {} in the outbox, its aggregate waits for an operator: {}",
                row.type(),
                row.aggregate(),
                reason);
        jdbc.sql("update outbox set parked_reason = ? where id = ?")
                .params(reason.substring(0, Math.min(reason.length(), 500)), row.id())
                .update();
    }

    private void delete(List<Long> acknowledged) {
        batches.batchUpdate(
                "delete from outbox where id = ?", acknowledged, BATCH, (statement, id) -> statement.setLong(1, id));
        published.increment(acknowledged.size());
    }

    private double pending() {
        return count("select count(*) from outbox where parked_reason is null");
    }

    private double parked() {
        return count("select count(*) from outbox where parked_reason is not null");
    }

    private double count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private double oldestSeconds(Instant now) {
        Long oldest = jdbc.sql("select min(occurred_at) from outbox")
                .query((row, number) -> {
                    long value = row.getLong(1);
                    return row.wasNull() ? now.toEpochMilli() : value;
                })
                .single();
        return Math.max(0, now.toEpochMilli() - oldest) / 1000.0;
    }

    /** What has not left yet: rows that wait for their turn or for the broker, rows that are parked, the oldest's age. */
    Backlog backlog() {
        return new Backlog((long) pending(), (long) parked(), (long) oldestSeconds(clock.instant()));
    }

    record Backlog(long waiting, long parked, long oldestSeconds) {}

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString();
    }

    record Row(
            long id,
            String eventId,
            String aggregateType,
            long aggregateId,
            long aggregateSeq,
            String topic,
            String type,
            String payload,
            @Nullable String correlationId,
            long occurredAt) {

        /** By position: by name, a record's mapper would try and fail "eventId" before it finds "event_id". */
        static Row of(ResultSet row, int number) throws SQLException {
            return new Row(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getString(6),
                    row.getString(7),
                    row.getString(8),
                    row.getString(9),
                    row.getLong(10));
        }

        String aggregate() {
            return aggregateType + " " + aggregateId;
        }

        ProducerRecord<String, byte[]> toRecord() {
            ProducerRecord<String, byte[]> message =
                    new ProducerRecord<>(topic, String.valueOf(aggregateId), payload.getBytes(StandardCharsets.UTF_8));
            header(message, "type", type);
            header(message, "id", eventId);
            header(message, "seq", String.valueOf(aggregateSeq));
            header(message, "occurredAt", Instant.ofEpochMilli(occurredAt).toString());
            if (correlationId != null) {
                header(message, "correlationId", correlationId);
            }
            return message;
        }

        private static void header(ProducerRecord<String, byte[]> message, String name, String value) {
            message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }
}
