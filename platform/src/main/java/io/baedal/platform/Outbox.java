package io.baedal.platform;

import io.baedal.platform.Aggregate.Said;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import lombok.RequiredArgsConstructor;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes what an aggregate said into the {@code outbox} table, inside the transaction that changed the aggregate: both
 * are there or neither. The {@link OutboxRelay} takes it from there. Columns fit Debezium's outbox event router.
 */
@RequiredArgsConstructor
class Outbox {

    /** More lanes than instances, so that several relays share the work while each aggregate stays in order. */
    static final int LANES = 16;

    private final JdbcClient jdbc;
    private final EventLanguage language;
    private final Clock clock;
    private final Runnable afterCommit;

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(Said said) {
        Event event = said.event();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        jdbc.sql("""
                        insert into outbox (event_id, aggregate_type, aggregate_id, aggregate_seq, lane, topic, type,
                                            payload, correlation_id, occurred_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        EventId.next(now),
                        event.aggregateType(),
                        event.aggregateId(),
                        said.seq(),
                        lane(event.aggregateId()),
                        event.topic(),
                        event.type(),
                        language.write(event, now),
                        CorrelationId.current(),
                        now.toEpochMilli())
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                afterCommit.run();
            }
        });
    }

    static int lane(long aggregateId) {
        return Math.floorMod(Long.hashCode(aggregateId), LANES);
    }
}
