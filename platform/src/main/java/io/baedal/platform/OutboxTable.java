package io.baedal.platform;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows that wait to be sent. They are read by presence, never by "id greater than the last one": a row whose
 * transaction committed late would be jumped over for good. Used inside a transaction, but for the counts.
 */
class OutboxTable {

    /** The most rows of one round. */
    static final int BATCH = 256;

    private static final int LONGEST_REASON = 500;

    private final DataSource connections;
    private final JdbcTemplate batches;
    private final JdbcClient jdbc;
    private final Clock clock;

    OutboxTable(JdbcTemplate jdbc, Clock clock) {
        this.connections = Objects.requireNonNull(jdbc.getDataSource());
        this.batches = jdbc;
        this.jdbc = JdbcClient.create(jdbc);
        this.clock = clock;
    }

    /** What has not left yet: rows that wait for their turn or for the broker, rows that are parked, the oldest's age. */
    record Backlog(long waiting, long parked, long oldestSeconds) {}

    /** An event that Kafka does not take; all later ones of its aggregate wait behind it. */
    record Unsent(long id, String aggregate, long aggregateId, String type, String reason, Instant occurredAt) {

        static final String COLUMNS = "id, aggregate_type, aggregate_id, type, parked_reason, occurred_at";
    }

    List<Integer> lanesWithWork() {
        return jdbc.sql("select distinct lane from outbox where parked_reason is null")
                .query(Integer.class)
                .list();
    }

    /** Those of the lanes that no other instance has; they are ours until the end of the transaction. */
    List<Integer> claim(List<Integer> lanes) {
        return jdbc.sql("select lane from outbox_lane where lane in (:lanes) for update skip locked")
                .param("lanes", lanes)
                .query(Integer.class)
                .list();
    }

    /** In the order in which they were said, without those that wait behind a parked one; they are there to stay. */
    List<OutboxRow> next(List<Integer> lanes) {
        List<OutboxRow> rows = jdbc.sql("select " + OutboxRow.COLUMNS + """
                        \s
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
                .query(OutboxRow::of)
                .list();
        H2Connections.settle(connections);
        return rows;
    }

    void delete(List<OutboxRow> acknowledged) {
        batches.batchUpdate(
                "delete from outbox where id = ?",
                acknowledged,
                BATCH,
                (statement, row) -> statement.setLong(1, row.id()));
    }

    void park(OutboxRow row, String reason) {
        jdbc.sql("update outbox set parked_reason = ? where id = ?")
                .params(reason.substring(0, Math.min(reason.length(), LONGEST_REASON)), row.id())
                .update();
    }

    /** Whether there was such a parked row. */
    boolean unpark(long id) {
        return jdbc.sql("update outbox set parked_reason = null where id = ? and parked_reason is not null")
                        .param(id)
                        .update()
                > 0;
    }

    List<Unsent> parkedRows() {
        return jdbc.sql("select " + Unsent.COLUMNS + " from outbox where parked_reason is not null order by id")
                .query((row, _) -> new Unsent(
                        row.getLong(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getString(5),
                        Instant.ofEpochMilli(row.getLong(6))))
                .list();
    }

    long waiting() {
        return count("select count(*) from outbox where parked_reason is null");
    }

    long parked() {
        return count("select count(*) from outbox where parked_reason is not null");
    }

    /** How long the oldest row has been waiting, in seconds; 0 when there is none. */
    double oldestSeconds() {
        long now = clock.millis();
        Long oldest = jdbc.sql("select min(occurred_at) from outbox")
                .query((row, _) -> {
                    long value = row.getLong(1);
                    return row.wasNull() ? now : value;
                })
                .single();
        return Math.max(0, now - oldest) / 1000.0;
    }

    Backlog backlog() {
        return new Backlog(waiting(), parked(), (long) oldestSeconds());
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
