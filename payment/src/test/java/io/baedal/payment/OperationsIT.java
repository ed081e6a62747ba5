package io.baedal.payment;

import static io.baedal.payment.OtherServices.orderCanceled;
import static io.baedal.payment.OtherServices.ordered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baedal.platform.Event;
import io.baedal.platform.WithBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What every service offers its operators, with the real broker; Payment stands for all that react. */
@RunningPayment
class OperationsIT {

    private final long orderId = Client.newOrderId();
    private final String key = String.valueOf(orderId);

    @Autowired
    private Client client;

    @Autowired
    private OtherServices others;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void anEventThatFailedIsShownParksItsOrderAndTakesEffectWhenTheFaultIsMended() {
        client.authorize(orderId, Client.newKey());
        // The database refuses whatever Payment would do about this order.
        change("alter table payment add constraint broken_%d check (order_id <> %d or status = 'APPROVED')"
                .formatted(orderId, orderId));
        WithBroker.publish(ordered(orderId), "ordered-" + key, 1);
        WithBroker.publish(orderCanceled(orderId), "canceled-" + key, 2);
        await().atMost(Duration.ofSeconds(20)).until(() -> ofThisOrder().size() == 2);

        JsonNode first =
                client.get("/operations/failed-events/" + ofThisOrder().get(0)).body();
        assertThat(first.path("cause").asString()).contains("DataIntegrityViolationException");
        assertThat(first.path("headers").path("id").asString()).isEqualTo("ordered-" + key);
        assertThat(first.path("payload").asString()).contains("\"eventType\":\"Ordered\"");
        assertThat(first.path("topic").asString()).isEqualTo(Event.EVENTS_TOPIC);
        assertThat(parkedKeys()).contains(key);

        JsonNode again =
                client.postTo("/operations/failed-events/replay?key=" + key).body();
        assertThat(again.path("failedAgain").asInt()).isEqualTo(1);
        assertThat(parkedKeys()).contains(key);

        change("alter table payment drop constraint broken_" + orderId);
        JsonNode mended =
                client.postTo("/operations/parked/" + key + "/release").body();
        assertThat(mended.path("tookEffect").asInt()).isEqualTo(2);
        assertThat(client.statusOf(orderId)).isEqualTo("REFUNDED");
        assertThat(others.typesHeardOf(orderId)).containsExactly("PaymentApproved", "PaymentCanceled");
        assertThat(parkedKeys()).doesNotContain(key);
        assertThat(ofThisOrder()).isEmpty();
    }

    @Test
    void garbageIsListedUntilSomebodyGivesItUp() {
        WithBroker.publish(
                Event.EVENTS_TOPIC, key, "garbage".getBytes(StandardCharsets.UTF_8), Map.of("type", "Ordered"));
        await().atMost(Duration.ofSeconds(20)).until(() -> ofThisOrder().size() == 1);
        String place = ofThisOrder().getFirst();
        JsonNode again =
                client.postTo("/operations/failed-events/" + place + "/replay").body();
        assertThat(again.path("failedAgain").asInt()).isEqualTo(1);
        assertThat(client.postTo("/operations/failed-events/" + place + "/give-up")
                        .status())
                .isEqualTo(204);
        assertThat(client.get("/operations/failed-events/" + place).status()).isEqualTo(404);
        assertThat(ofThisOrder()).isEmpty();
    }

    @Test
    void theLagIsZeroWhenEverythingTookEffect() {
        others.say(ordered(orderId));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> client.get("/operations/lag").body().path("events").asInt(-1) == 0);
        JsonNode lag = client.get("/operations/lag").body();
        assertThat(lag.path("partitions")).hasSize(12);
        assertThat(lag.path("outbox").path("parked").asInt(-1)).isZero();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(client.get("/actuator/prometheus").text())
                                .containsPattern("baedal_events_lag\\{[^}]*} 0\\.0")
                                .contains("baedal_failed_events_open"));
    }

    @Test
    void aParkedEventOfTheOutboxIsSentWhenItIsRetried() {
        client.authorize(orderId, Client.newKey());
        change("""
                insert into outbox (event_id, aggregate_type, aggregate_id, aggregate_seq, lane, topic, type, payload,
                                    occurred_at, parked_reason)
                values ('%s', 'payment', %d, 1, 1, 'baedal.events', 'PaymentApproved', '{}', 1, 'too large')""".formatted("parked-" + orderId, orderId));
        JsonNode parked = client.get("/operations/parked").body().path("outbox").path(0);
        assertThat(parked.path("reason").asString()).isEqualTo("too large");
        String retry = "/operations/outbox/" + parked.path("id").asLong() + "/retry";
        assertThat(client.postTo(retry).status()).isEqualTo(202);
        assertThat(others.typesHeardOf(orderId)).containsExactly("PaymentApproved");
        assertThat(client.postTo(retry).status()).isEqualTo(404);
    }

    @Test
    void aWordThatReleaseDoesNotKnowIsRefused() {
        assertThat(client.postTo("/operations/parked/1/release?letters=burn").fieldsInError())
                .containsExactly("letters");
    }

    private List<String> ofThisOrder() {
        return client.get("/operations/failed-events")
                .body()
                .path("causes")
                .valueStream()
                .flatMap(cause -> cause.path("places").valueStream())
                .map(JsonNode::asString)
                .filter(place -> key.equals(client.get("/operations/failed-events/" + place)
                        .body()
                        .path("key")
                        .asString("")))
                .sorted(Comparator.comparing((String place) -> place.length()).thenComparing(place -> place))
                .toList();
    }

    private List<String> parkedKeys() {
        return client.get("/operations/parked")
                .body()
                .path("inbox")
                .valueStream()
                .map(parked -> parked.path("key").asString())
                .toList();
    }

    private void change(String sql) {
        transaction.executeWithoutResult(_ -> jdbc.sql(sql).update());
    }
}
