package io.baedal.platform;

import io.baedal.platform.Refusal.NotFound;
import java.time.Instant;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What stands still until somebody has looked at it: keys behind a dead letter, and events that Kafka refused for good. */
@RequiredArgsConstructor
class ParkedEvents {

    private final Inbox inbox;
    private final OutboxRelay relay;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    /** What came in and waits, and what should leave and waits. */
    record Overview(List<Inbox.Parked> inbox, List<Unsent> outbox) {}

    /** An event that Kafka does not take; all later ones of its aggregate wait behind it. */
    record Unsent(long id, String aggregate, long aggregateId, String type, String reason, Instant occurredAt) {}

    Overview overview() {
        return transaction.execute(_ -> new Overview(inbox.parked(), unsent()));
    }

    /** Sends it once more, after a limit of the broker was raised, say. */
    void retry(long id) {
        int freed = transaction.execute(
                _ -> jdbc.sql("update outbox set parked_reason = null where id = ? and parked_reason is not null")
                        .param(id)
                        .update());
        if (freed == 0) {
            throw new NotFound("parked event", id).toException();
        }
        relay.wake();
    }

    private List<Unsent> unsent() {
        return jdbc.sql("""
                        select id, aggregate_type, aggregate_id, type, parked_reason, occurred_at
                        from outbox where parked_reason is not null order by id""")
                .query((row, _) -> new Unsent(
                        row.getLong(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getString(5),
                        Instant.ofEpochMilli(row.getLong(6))))
                .list();
    }
}
