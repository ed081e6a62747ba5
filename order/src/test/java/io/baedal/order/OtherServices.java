package io.baedal.order;

import static org.awaitility.Awaitility.await;

import io.baedal.platform.Event;
import io.baedal.platform.EventLanguage;
import io.baedal.platform.MenuEvent.Item;
import io.baedal.platform.MenuEvent.MenuPublished;
import io.baedal.platform.StoreEvent.StoreConfirmed;
import io.baedal.platform.WithBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import lombok.RequiredArgsConstructor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.core.ConditionFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rest of the suite, over the real broker: says what Order listens to, and hears what Order says. */
@RequiredArgsConstructor
class OtherServices {

    private static final Set<String> SAID_BY_ORDER = Set.of("Ordered", "OrderCanceled");
    private static final AtomicLong NEXT_SEQ = new AtomicLong(1);
    private static final AtomicLong NEXT_UNKNOWN_ORDER = new AtomicLong(1_000_000_000);
    private static final ConditionFactory PATIENTLY =
            await().atMost(Duration.ofSeconds(20)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10));

    private final EventLanguage language;
    private final JdbcClient jdbc;
    private final Menus menus;

    static long nextUnknownOrder() {
        return NEXT_UNKNOWN_ORDER.getAndIncrement();
    }

    /** Says something new and returns when Order has dealt with it. */
    void say(Event event) {
        say(event, UUID.randomUUID().toString(), NEXT_SEQ.getAndIncrement());
    }

    void say(Event event, String id, long seq) {
        WithBroker.publish(event, id, seq);
        awaitDealtWith(event.topic(), String.valueOf(event.aggregateId()));
    }

    void publishDemoMenus() {
        if (menus.count() == 0) {
            say(new MenuPublished(
                    1,
                    "스토어99",
                    true,
                    1,
                    List.of(
                            new Item(11, "후라이드치킨", 18_000, false),
                            new Item(12, "양념치킨", 19_000, false),
                            new Item(13, "치킨무", 1_000, false),
                            new Item(14, "감자튀김", 4_000, true)),
                    null));
            say(new MenuPublished(
                    2,
                    "피자천국",
                    true,
                    1,
                    List.of(new Item(21, "페퍼로니피자", 21_000, false), new Item(22, "콜라", 2_000, false)),
                    null));
            say(new MenuPublished(3, "Closed Kitchen", false, 1, List.of(new Item(31, "김밥", 4_000, false)), null));
        }
    }

    /** Everything that Order said about an order until now, in its order on the topic. */
    List<ConsumerRecord<String, byte[]>> heardOf(long orderId) {
        PATIENTLY.until(() -> unsentOf(orderId) == 0);
        String key = String.valueOf(orderId);
        return WithBroker.readAll(
                Event.EVENTS_TOPIC,
                message -> key.equals(message.key()) && SAID_BY_ORDER.contains(WithBroker.header(message, "type")));
    }

    List<String> typesHeardOf(long orderId) {
        return heardOf(orderId).stream()
                .map(message -> WithBroker.header(message, "type"))
                .toList();
    }

    long unsentOf(long orderId) {
        return count("select count(*) from outbox where aggregate_type = 'order' and aggregate_id = ?", orderId);
    }

    /** What comes behind it in the same partition was dealt with, and so was it, also when it changed nothing. */
    private void awaitDealtWith(String topic, String key) {
        String id = UUID.randomUUID().toString();
        StoreConfirmed ofNoOrder = new StoreConfirmed(nextUnknownOrder(), 1, "", "CONFIRMED", null, null);
        WithBroker.publish(
                topic,
                key,
                bytes(language.write(ofNoOrder, Instant.now())),
                Map.of("type", ofNoOrder.type(), "id", id, "seq", "1"));
        PATIENTLY.until(() -> count("select count(*) from inbox where event_id = ?", id) == 1);
    }

    private long count(String sql, Object parameter) {
        return jdbc.sql(sql).param(parameter).query(Long.class).single();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
