package io.baedal.delivery;

import static io.baedal.delivery.Fixtures.canceled;
import static io.baedal.delivery.Fixtures.cooked;
import static io.baedal.delivery.Fixtures.newOrderId;
import static io.baedal.platform.WithBroker.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baedal.platform.Event;
import io.baedal.platform.FakeIssuer;
import io.baedal.platform.WithBroker;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events in and out over a real broker, the courier's steps over real HTTP. */
@RunningDelivery
class DeliveryFlowIT {

    private final long orderId = newOrderId();

    @LocalServerPort
    int port;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    @Test
    void cookedFoodBecomesAJobThatIsPickedUpHandedOverAndSaid() {
        WithBroker.publish(cooked(orderId), UUID.randomUUID().toString(), 2);
        await().until(() -> jobs().size() == 1);
        long id = jobs().path(0).path("id").longValue();

        post("/deliveries/" + id + "/pickup");
        post("/deliveries/" + id + "/complete");

        List<ConsumerRecord<String, byte[]>> said = WithBroker.read(
                Event.EVENTS_TOPIC,
                4,
                message -> String.valueOf(orderId).equals(message.key())
                        && !header(message, "type").equals("CookCompleted"));
        assertThat(said)
                .extracting(message -> header(message, "type"))
                .containsExactly("DeliveryStarted", "CourierAssigned", "PickedUp", "DeliveryCompleted");
        assertThat(said).extracting(message -> header(message, "seq")).containsExactly("1", "2", "3", "4");
        ConsumerRecord<String, byte[]> pickedUp = said.get(2);
        JsonNode payload = json.readTree(pickedUp.value());
        assertThat(payload.path("eventType").asString()).isEqualTo("PickedUp");
        assertThat(payload.path("timestamp").longValue())
                .isEqualTo(Instant.parse(header(pickedUp, "occurredAt")).toEpochMilli());
        assertThat(payload.path("id").longValue()).isEqualTo(id);
        assertThat(payload.path("orderId").longValue()).isEqualTo(orderId);
        assertThat(payload.path("storeId").longValue()).isEqualTo(1);
        assertThat(payload.path("courierId").asString()).isEqualTo(FakeIssuer.TESTER);
        assertThat(payload.path("status").asString()).isEqualTo("PICKED_UP");
        assertThat(payload.path("at").asString())
                .isEqualTo(jobs().path(0).path("pickedUpAt").asString());
    }

    @Test
    void aCancelThatOvertookTheFoodLeavesNothingToDeliver() {
        WithBroker.publish(canceled(orderId), UUID.randomUUID().toString(), 2);
        WithBroker.publish(cooked(orderId), UUID.randomUUID().toString(), 2);

        await().until(() -> publishersHeardOfTheOrder() == 2);
        assertThat(jobs()).isEmpty();
    }

    private long publishersHeardOfTheOrder() {
        return jdbc.sql("select count(*) from inbox_seq where aggregate_id = ?")
                .param(orderId)
                .query(Long.class)
                .single();
    }

    private JsonNode jobs() {
        return json.readTree(http().get()
                        .uri("/deliveries?orderId=" + orderId)
                        .retrieve()
                        .body(byte[].class))
                .path("content");
    }

    private void post(String path) {
        http().post().uri(path).retrieve().toBodilessEntity();
    }

    private RestClient http() {
        return RestClient.builder()
                .baseUrl("http://localhost:" + port)
                .defaultHeader("Authorization", "Bearer " + FakeIssuer.RUNNING.token())
                .build();
    }
}
