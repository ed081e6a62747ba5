package io.baedal.platform;

import io.baedal.platform.Refusal.NotFound;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.transaction.support.TransactionTemplate;

/** What stands still until somebody has looked at it: keys behind a dead letter, and events that Kafka refused for good. */
@RequiredArgsConstructor
class ParkedEvents {

    private final Inbox inbox;
    private final OutboxTable outbox;
    private final OutboxRelay relay;
    private final TransactionTemplate transaction;

    /** What came in and waits, and what should leave and waits. */
    record ParkedOverview(List<Inbox.Parked> inbox, List<OutboxTable.Unsent> outbox) {}

    ParkedOverview overview() {
        return transaction.execute(_ -> new ParkedOverview(inbox.parked(), outbox.parkedRows()));
    }

    /** Sends it once more, after a limit of the broker was raised, say. */
    void retry(long id) {
        boolean unparked = Boolean.TRUE.equals(transaction.execute(_ -> outbox.unpark(id)));
        if (!unparked) {
            throw new NotFound("parked event", id).toException();
        }
        relay.wake();
    }
}
