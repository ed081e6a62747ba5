package io.baedal.platform;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Remembers which events took effect. Called inside the transaction of the effect, so an event and its effect are
 * committed together; two instances that try the same event at once collide on the primary key, and the loser's retry
 * finds it done.
 */
class Inbox {

    /** Long after the broker could repeat an event by itself; older repeats are stopped by their number. */
    private static final Duration KEPT = Duration.ofDays(14);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Counter repeats;
    private final Counter late;

    Inbox(JdbcClient jdbc, Clock clock, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.repeats = Counter.builder("baedal.inbox.dropped")
                .tag("reason", "repeated")
                .description("events that had taken effect before")
                .register(meters);
        this.late = Counter.builder("baedal.inbox.dropped")
                .tag("reason", "overtaken")
                .description("events with a number not above the last one heard from their aggregate")
                .register(meters);
    }

    /** Whether this event is new and in order; if so, it counts as having taken effect. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean accept(Received received) {
        if (!remember(received.id())) {
            repeats.increment();
            return false;
        }
        if (received.seq() != Received.UNNUMBERED && !isNext(received.event(), received.seq())) {
            late.increment();
            return false;
        }
        return true;
    }

    /** One statement for "if not there, insert", which the transaction survives on every database. */
    private boolean remember(String id) {
        return jdbc.sql("""
                                insert into inbox (event_id, received_at)
                                select ?, cast(? as decimal(19)) where not exists (select 1 from inbox where event_id = ?)""").params(id, clock.millis(), id).update() == 1;
    }

    /**
     * Moves the aggregate's last number up to this one; false when it is there or beyond already. Nearly always the first
     * of the two statements is enough.
     */
    private boolean isNext(Event event, long seq) {
        return seq == Aggregate.FIRST_SEQ
                ? begin(event, seq) || advance(event, seq)
                : advance(event, seq) || begin(event, seq);
    }

    private boolean advance(Event event, long seq) {
        return jdbc.sql("update inbox_seq set seq = ? where aggregate_type = ? and aggregate_id = ? and seq < ?")
                        .params(seq, event.aggregateType(), event.aggregateId(), seq)
                        .update()
                == 1;
    }

    private boolean begin(Event event, long seq) {
        return jdbc.sql("""
                                insert into inbox_seq (aggregate_type, aggregate_id, seq)
                                select ?, cast(? as decimal(19)), cast(? as decimal(19))
                                where not exists (select 1 from inbox_seq where aggregate_type = ? and aggregate_id = ?)""")
                        .params(
                                event.aggregateType(),
                                event.aggregateId(),
                                seq,
                                event.aggregateType(),
                                event.aggregateId())
                        .update()
                == 1;
    }

    /** Whether an earlier event of one of these keys is in the dead-letter topic, so that a later one has to wait there too. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isAnyParked(Collection<String> keys) {
        return !keys.isEmpty()
                && exists(jdbc.sql("select 1 from inbox_parked where message_key in (:keys)")
                        .param("keys", keys));
    }

    /**
     * Whether this key is one of those, and while it is nobody releases it before the caller's transaction ends: a letter
     * that is written until then is seen by whoever wants to release the key.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean lockParked(@Nullable String key) {
        return key != null
                && exists(jdbc.sql("select 1 from inbox_parked where message_key = ? for update")
                        .param(key));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void park(String key, String cause) {
        if (!lockParked(key)) {
            jdbc.sql("insert into inbox_parked (message_key, cause, parked_at) values (?, ?, ?)")
                    .params(key, cause.substring(0, Math.min(cause.length(), 500)), clock.millis())
                    .update();
        }
    }

    /** Only under the lock and with no letter of the key left. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(String key) {
        jdbc.sql("delete from inbox_parked where message_key = ?").param(key).update();
    }

    List<Parked> parked() {
        return jdbc.sql("select message_key, cause, parked_at from inbox_parked order by parked_at, message_key")
                .query((row, _) -> new Parked(row.getString(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3))))
                .list();
    }

    double parkedKeys() {
        return jdbc.sql("select count(*) from inbox_parked").query(Long.class).single();
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    @Transactional
    public void forgetOldEvents() {
        jdbc.sql("delete from inbox where received_at < ?")
                .param(clock.millis() - KEPT.toMillis())
                .update();
    }

    /** A key whose events wait in the dead-letter topic, and what began it. */
    record Parked(String key, String cause, Instant parkedAt) {}

    private static boolean exists(JdbcClient.StatementSpec select) {
        return !select.query(Integer.class).list().isEmpty();
    }
}
