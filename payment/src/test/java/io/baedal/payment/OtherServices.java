package io.baedal.payment;

import static org.awaitility.Awaitility.await;

import io.baedal.platform.Event;
import io.baedal.platform.EventLanguage;
import io.baedal.platform.OrderEvent.OrderCanceled;
import io.baedal.platform.OrderEvent.Ordered;
import io.baedal.platform.StoreEvent.StoreCanceled;
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

/** The rest of the suite, over the real broker: says what Payment listens to, and hears what Payment says. */
@RequiredArgsConstructor
class OtherServices {

    private static final Set<String> SAID_BY_PAYMENT = Set.of("PaymentApproved", "PaymentCanceled");
    private static final AtomicLong NEXT_SEQ = new AtomicLong(1);
    private static final ConditionFactory PATIENTLY =
            await().atMost(Duration.ofSeconds(20)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10));

    private final EventLanguage language;
    private final JdbcClient jdbc;

    static Ordered ordered(long orderId) {
        return new Ordered(
                orderId,
                "customer",
                1,
                "스토어99",
                "후라이드치킨",
                2,
                36_000,
                "ORDERED",
                Instant.parse("2026-11-20T10:15:30Z"),
                List.of(),
                null,
                null);
    }

    static OrderCanceled orderCanceled(long orderId) {
        return new OrderCanceled(orderId, "customer", 1, "스토어99", "후라이드치킨", 2, 36_000, "CANCELED", "CUSTOMER");
    }

    static StoreCanceled storeCanceled(long orderId) {
        return new StoreCanceled(orderId, 1, "스토어99", "CANCELED", null, "SOLD_OUT");
    }

    /** Says something new and returns when Payment has dealt with it. */
    void say(Event event) {
        say(event, UUID.randomUUID().toString(), NEXT_SEQ.getAndIncrement());
    }

    void say(Event event, String id, long seq) {
        WithBroker.publish(event, id, seq);
        awaitDealtWith(String.valueOf(event.aggregateId()));
    }

    /** Everything that Payment said about an order until now, in its order on the topic. */
    List<ConsumerRecord<String, byte[]>> heardOf(long orderId) {
        PATIENTLY.until(() -> unsentOf(orderId) == 0);
        String key = String.valueOf(orderId);
        return WithBroker.readAll(
                Event.EVENTS_TOPIC,
                message -> key.equals(message.key()) && SAID_BY_PAYMENT.contains(WithBroker.header(message, "type")));
    }

    List<String> typesHeardOf(long orderId) {
        return heardOf(orderId).stream()
                .map(message -> WithBroker.header(message, "type"))
                .toList();
    }

    private long unsentOf(long orderId) {
        return count("select count(*) from outbox where aggregate_type = 'payment' and aggregate_id = ?", orderId);
    }

    /** What comes behind it in the same partition was dealt with, and so was it, also when it changed nothing. */
    private void awaitDealtWith(String key) {
        String id = UUID.randomUUID().toString();
        OrderCanceled ofAnother = orderCanceled(Client.newOrderId());
        WithBroker.publish(
                Event.EVENTS_TOPIC,
                key,
                bytes(language.write(ofAnother, Instant.now())),
                Map.of("type", ofAnother.type(), "id", id, "seq", "1"));
        PATIENTLY.until(() -> count("select count(*) from inbox where event_id = ?", id) == 1);
    }

    private long count(String sql, Object parameter) {
        return jdbc.sql(sql).param(parameter).query(Long.class).single();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
