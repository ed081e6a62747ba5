package io.baedal.dashboard;

import io.baedal.dashboard.TimelineEntry.Key;
import io.baedal.platform.DeliveryEvent;
import io.baedal.platform.Event;
import io.baedal.platform.MemberEvent;
import io.baedal.platform.MenuEvent;
import io.baedal.platform.OrderEvent;
import io.baedal.platform.PaymentEvent;
import io.baedal.platform.Received;
import io.baedal.platform.StoreEvent;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;

/**
 * Rows and timeline of one set of tables, those that are served or those that are being rebuilt, and how events become
 * part of them: many at once, in a handful of statements. Used inside a transaction.
 */
@RequiredArgsConstructor
final class ReadModel {

    private final EntityManager entities;

    static List<Received> aboutOrders(List<Received> events) {
        return events.stream()
                .filter(received -> isAboutAnOrder(received.event()))
                .toList();
    }

    private static boolean isAboutAnOrder(Event event) {
        return switch (event) {
            case OrderEvent _, PaymentEvent _, StoreEvent _, DeliveryEvent _ -> true;
            case MenuEvent _, MemberEvent _ -> false;
        };
    }

    /** @param now the time of change of the rows that change */
    void take(List<Received> events, Instant now) {
        Set<Long> orderIds =
                events.stream().map(received -> received.event().aggregateId()).collect(Collectors.toSet());
        updateRows(events, orderIds, now);
        appendToTimeline(events, orderIds);
    }

    private void updateRows(List<Received> events, Set<Long> orderIds, Instant now) {
        Map<Long, Dashboard> rows = new HashMap<>();
        entities.createQuery("from Dashboard d where d.orderId in :orderIds", Dashboard.class)
                .setParameter("orderIds", orderIds)
                .getResultList()
                .forEach(row -> rows.put(row.row().orderId(), row));
        for (Received received : events) {
            rows.computeIfAbsent(received.event().aggregateId(), this::created).heard(received, now);
        }
    }

    private Dashboard created(long orderId) {
        Dashboard row = new Dashboard(orderId);
        entities.persist(row);
        return row;
    }

    private void appendToTimeline(List<Received> events, Set<Long> orderIds) {
        Map<Key, TimelineEntry> entries = new LinkedHashMap<>();
        events.stream().map(TimelineEntry::new).forEach(entry -> entries.putIfAbsent(entry.getKey(), entry));
        known(orderIds, entries.keySet()).forEach(entries::remove);
        entries.values().forEach(entities::persist);
    }

    private List<Key> known(Set<Long> orderIds, Set<Key> keys) {
        return entities.createQuery(
                        "select e.key from TimelineEntry e where e.key.orderId in :orderIds and e.key.eventId in :eventIds",
                        Key.class)
                .setParameter("orderIds", orderIds)
                .setParameter("eventIds", keys.stream().map(Key::eventId).collect(Collectors.toSet()))
                .getResultList();
    }
}
