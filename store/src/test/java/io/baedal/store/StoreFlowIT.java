package io.baedal.store;

import static io.baedal.platform.WithBroker.header;
import static io.baedal.store.Fixtures.canceled;
import static io.baedal.store.Fixtures.line;
import static io.baedal.store.Fixtures.newOrderId;
import static io.baedal.store.Fixtures.ordered;
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
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events in and out over a real broker, the owner's steps over real HTTP. */
@RunningStore
class StoreFlowIT {

    @LocalServerPort
    int port;

    @Autowired
    JsonMapper json;

    @Test
    void anOrderBecomesATicketThatIsConfirmedCookedAndSaid() {
        long orderId = newOrderId();
        WithBroker.publish(ordered(orderId, 1, line(11, 2)), UUID.randomUUID().toString(), 1);
        await().until(() -> statusOf(orderId).equals("ORDERED"));

        post("/stores/1/orders/" + orderId + "/confirm", "{\"prepMinutes\":25}");
        post("/stores/1/orders/" + orderId + "/cook-complete", "{}");

        ConsumerRecord<String, byte[]> confirmed = said(orderId, "StoreConfirmed");
        assertThat(header(confirmed, "seq")).isEqualTo("1");
        assertThat(UUID.fromString(header(confirmed, "id"))).isNotNull();
        JsonNode payload = json.readTree(confirmed.value());
        assertThat(payload.path("eventType").asString()).isEqualTo("StoreConfirmed");
        assertThat(payload.path("timestamp").longValue())
                .isEqualTo(Instant.parse(header(confirmed, "occurredAt")).toEpochMilli());
        assertThat(payload.path("orderId").longValue()).isEqualTo(orderId);
        assertThat(payload.path("storeId").longValue()).isEqualTo(1);
        assertThat(payload.path("storeName").asString()).isEqualTo("스토어99");
        assertThat(payload.path("status").asString()).isEqualTo("CONFIRMED");
        assertThat(payload.path("prepMinutes").intValue()).isEqualTo(25);
        ConsumerRecord<String, byte[]> cooked = said(orderId, "CookCompleted");
        assertThat(header(cooked, "seq")).isEqualTo("2");
        assertThat(json.readTree(cooked.value()).path("address").asString()).isEqualTo("서울시 중구 세종대로 110");
    }

    @Test
    void aRepeatedEventTakesTheStockOnceAndACancelGivesItBack() {
        long orderId = newOrderId();
        String eventId = UUID.randomUUID().toString();
        WithBroker.publish(ordered(orderId, 1, line(13, 2)), eventId, 1);
        WithBroker.publish(ordered(orderId, 1, line(13, 2)), eventId, 1);
        WithBroker.publish(ordered(orderId, 1, line(13, 2)), UUID.randomUUID().toString(), 1);
        await().until(() -> stockOf(13) == 3);

        WithBroker.publish(canceled(orderId, 1), UUID.randomUUID().toString(), 2);

        await().until(() -> stockOf(13) == 5);
        assertThat(statusOf(orderId)).isEqualTo("CANCELED");
    }

    @Test
    void theDemoMenusArePublished() {
        List<ConsumerRecord<String, byte[]>> menus = WithBroker.read(
                Event.MENUS_TOPIC, 3, menu -> List.of("1", "2", "3").contains(menu.key()));

        assertThat(menus).extracting(ConsumerRecord::key).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(menus).allSatisfy(menu -> {
            assertThat(header(menu, "type")).isEqualTo("MenuPublished");
            assertThat(json.readTree(menu.value()).path("version").asString()).isEqualTo(header(menu, "seq"));
        });
    }

    private static ConsumerRecord<String, byte[]> said(long orderId, String type) {
        List<ConsumerRecord<String, byte[]>> found = WithBroker.read(
                Event.EVENTS_TOPIC,
                1,
                message -> String.valueOf(orderId).equals(message.key())
                        && header(message, "type").equals(type));
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private String statusOf(long orderId) {
        for (JsonNode ticket : get("/stores/1/orders").path("content")) {
            if (ticket.path("orderId").longValue() == orderId) {
                return ticket.path("status").asString();
            }
        }
        return "";
    }

    private int stockOf(long menuId) {
        for (JsonNode menu : get("/stores/1").path("menus")) {
            if (menu.path("menuId").longValue() == menuId) {
                return menu.path("stock").intValue();
            }
        }
        throw new AssertionError("no menu " + menuId);
    }

    private JsonNode get(String path) {
        return json.readTree(http().get().uri(path).retrieve().body(byte[].class));
    }

    private void post(String path, String body) {
        http().post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .toBodilessEntity();
    }

    private RestClient http() {
        return RestClient.builder()
                .baseUrl("http://localhost:" + port)
                .defaultHeader("Authorization", "Bearer " + FakeIssuer.RUNNING.token())
                .build();
    }
}
