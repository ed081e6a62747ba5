package io.baedal.dashboard;

import io.baedal.platform.DatabaseClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the rows that changed since the last look, whichever instance changed them. A row's time of change is taken
 * before its commit, so a row may appear among older ones; every look therefore goes back a little, one a second goes
 * back as far as any commit takes, and what they find again is known by its version. Not for use by several threads at
 * once.
 */
@Component
@RequiredArgsConstructor
class Changes {

    /** Longer than any batch takes from its first statement to its commit. */
    private static final Duration OVERLAP = Duration.ofSeconds(5);

    /** Longer than nearly every batch takes. With the whole overlap a look would read thousands of rows for a few new ones. */
    private static final Duration USUAL_OVERLAP = Duration.ofMillis(250);

    private static final Duration FAR_LOOK_EVERY = Duration.ofSeconds(1);

    /** What a client that comes back may have missed; beyond that it has to read the list. */
    private static final Limit MOST_MISSED = Limit.of(1_000);

    private static final int CHUNK = 500;

    private final Dashboards dashboards;
    private final DatabaseClock clock;
    private final JsonMapper json;
    private final Freshness freshness;
    private final Map<Long, Change> seen = new HashMap<>();
    private Instant lastLook = Instant.EPOCH;
    private Instant lastFarLook = Instant.EPOCH;

    /** That a row changed; {@code at} is by the database's clock. */
    record Change(long orderId, long version, Instant at) {}

    /** A changed row and the event that tells of it, made once for all streams. */
    record Message(DashboardRow row, String text) {}

    /** Everything committed so far is old. */
    void startNow() {
        seen.clear();
        lastLook = clock.now();
        lastFarLook = lastLook;
        dashboards.changesSince(lastFarLook.minus(OVERLAP)).forEach(this::see);
    }

    /** The rows that changed since the last look, each in its newest state, oldest change first. */
    List<Message> next() {
        Instant now = clock.now();
        // The clock goes back when another database takes over.
        boolean clockWentBack = now.isBefore(lastLook);
        boolean isFar = clockWentBack || !now.isBefore(lastFarLook.plus(FAR_LOOK_EVERY));
        Instant since = isFar ? (clockWentBack ? now : lastFarLook).minus(OVERLAP) : lastLook.minus(USUAL_OVERLAP);
        List<Long> changed = dashboards.changesSince(since).stream()
                .filter(change -> !change.equals(seen.get(change.orderId())))
                .map(Change::orderId)
                .toList();
        List<Dashboard> rows = new ArrayList<>(changed.size());
        for (int from = 0; from < changed.size(); from += CHUNK) {
            rows.addAll(dashboards.findByOrderIdIn(changed.subList(from, Math.min(from + CHUNK, changed.size()))));
        }
        rows.forEach(row -> see(row.change()));
        lastLook = now;
        if (isFar) {
            lastFarLook = now;
            seen.values().removeIf(change -> !change.at().isAfter(now.minus(OVERLAP)));
        }
        return messages(rows);
    }

    /** What changed since the message with that id, and some of what was before it. */
    List<Message> since(Instant lastMessage) {
        return messages(dashboards.findByChangedAtAfterAndCustomerIdNotNullOrderByChangedAtDesc(
                lastMessage.minus(OVERLAP), MOST_MISSED));
    }

    private void see(Change change) {
        seen.put(change.orderId(), change);
    }

    private List<Message> messages(Collection<Dashboard> rows) {
        Freshness.Label label = freshness.label();
        return rows.stream()
                .sorted(Comparator.comparing(row -> row.change().at()))
                .map(row -> new Message(
                        row.row(),
                        Watcher.text(SseEmitter.event()
                                .id(row.change().at().toString())
                                .data(json.writeValueAsString(Labelled.of(row.row(), label))))))
                .toList();
    }
}
