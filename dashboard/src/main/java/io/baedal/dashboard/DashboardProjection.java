package io.baedal.dashboard;

import io.baedal.dashboard.TimelineEntry.Key;
import io.baedal.platform.MenuEvent;
import io.baedal.platform.Projection;
import io.baedal.platform.Received;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Builds the rows and the timeline from the events, a poll in one transaction and a handful of statements. When another
 * instance is at the same order (a partition moves), one of the two collides on a key or a version and its batch comes
 * again.
 */
@Component
@RequiredArgsConstructor
class DashboardProjection implements Projection {

    private final Dashboards dashboards;
    private final Timeline timeline;
    private final EntityManager entities;
    private final TransactionTemplate transaction;
    private final Changes changes;
    private final DashboardStream stream;

    @Override
    public void apply(List<Received> events) {
        List<Received> aboutOrders = events.stream()
                .filter(received -> !(received.event() instanceof MenuEvent))
                .toList();
        if (aboutOrders.isEmpty()) {
            return;
        }
        transaction.executeWithoutResult(_ -> {
            updateRows(aboutOrders);
            appendToTimeline(aboutOrders);
        });
        stream.wake();
    }

    private void updateRows(List<Received> events) {
        Instant now = changes.now();
        Map<Long, Dashboard> rows = new HashMap<>();
        dashboards
                .findByOrderIdIn(orderIds(events))
                .forEach(row -> rows.put(row.row().orderId(), row));
        for (Received received : events) {
            rows.computeIfAbsent(received.event().aggregateId(), this::created).heard(received, now);
        }
    }

    private static Set<Long> orderIds(List<Received> events) {
        return events.stream().map(received -> received.event().aggregateId()).collect(Collectors.toSet());
    }

    private Dashboard created(long orderId) {
        Dashboard row = new Dashboard(orderId);
        entities.persist(row);
        return row;
    }

    private void appendToTimeline(List<Received> events) {
        Map<Key, TimelineEntry> entries = new LinkedHashMap<>();
        events.stream().map(TimelineEntry::new).forEach(entry -> entries.putIfAbsent(entry.getKey(), entry));
        Set<String> eventIds = entries.keySet().stream().map(Key::eventId).collect(Collectors.toSet());
        timeline.known(orderIds(events), eventIds).forEach(entries::remove);
        entries.values().forEach(entities::persist);
    }
}
