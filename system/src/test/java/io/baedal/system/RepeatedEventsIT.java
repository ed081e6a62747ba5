package io.baedal.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.load.Client;
import io.baedal.load.Suite;
import io.baedal.load.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Messages that come again, all of them from the beginning, or that should not be there at all. */
class RepeatedEventsIT {

    private static final List<String> GROUPS = List.of("order", "store", "delivery", "payment", "dashboard");

    private final Suite suite = RunningSuite.get();
    private final Client client = new Client(suite);
    private final Topics topics = new Topics(suite);

    @Test
    void changesNothingWhenEveryEventComesThreeTimesAndAllOverAgain() {
        client.delete("/orders/" + client.order(1, 13, 1));
        client.order(1, 13, 9);
        deliver(client.order(1, 11, 1));
        awaitQuiet();
        Map<String, List<JsonNode>> before = everything();

        List<ProducerRecord<String, byte[]>> again = topics.readAll(Topics.EVENTS).stream()
                .sorted(Comparator.comparing(ConsumerRecord::offset))
                .map(event -> new ProducerRecord<>(event.topic(), null, event.key(), event.value(), event.headers()))
                .toList();
        topics.publish(again);
        topics.publish(again);
        awaitQuiet();
        assertThat(everything()).isEqualTo(before);

        GROUPS.parallelStream().forEach(suite::terminate);
        GROUPS.forEach(topics::rewind);
        suite.up();
        awaitQuiet();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void buildsADashboardAnewThatSumsUpToWhatTheServicesHave() {
        client.delete("/orders/" + client.order(1, 11, 1));
        deliver(client.order(1, 11, 1));
        client.order(1, 11, 1);
        awaitQuiet();
        Map<String, List<JsonNode>> before = everything();

        assertThat(suite.run(List.of("scripts/operations", "rebuild"), 120))
                .contains("DONE", "orders: equal to order's", "payments: equal to payment's");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void putsPoisonAsideAndGoesOn() {
        List<byte[]> poison = List.of(
                "{\"eventType\":\"Ordered\",".getBytes(StandardCharsets.UTF_8),
                "{\"eventType\":\"Ordered\",\"id\":\"seven\"}".getBytes(StandardCharsets.UTF_8),
                "x".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
        topics.publish(
                "987654321",
                poison.get(0),
                Topics.headers("Ordered", UUID.randomUUID().toString(), 1));
        topics.publish(
                "987654322",
                poison.get(1),
                Topics.headers("Ordered", UUID.randomUUID().toString(), 1));
        topics.publish(null, poison.get(2), new RecordHeaders());

        deliver(client.order(1, 11, 1));

        for (String group : GROUPS) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(topics.readAll(Topics.EVENTS + "." + group + ".dlt"))
                            .as(group)
                            .extracting(ConsumerRecord::value)
                            .containsAll(poison));
        }
    }

    private void deliver(long order) {
        String ticket = "/stores/1/orders/" + order;
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> client.post(ticket + "/confirm", null).status() == 200);
        assertThat(client.post(ticket + "/cook-complete", null).status()).isEqualTo(200);
        long job = client.await(
                        "/deliveries?orderId=" + order,
                        listing -> !listing.path("content").isEmpty())
                .at("/content/0/id")
                .asLong();
        assertThat(client.post("/deliveries/" + job + "/pickup", null).status()).isEqualTo(200);
        assertThat(client.post("/deliveries/" + job + "/complete", null).status())
                .isEqualTo(200);
        client.await(
                "/orders/" + order, body -> body.path("orderStatus").asString().equals("COMPLETED"));
    }

    private void awaitQuiet() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    for (String group : GROUPS) {
                        assertThat(topics.lag(group)).as(group).isZero();
                    }
                });
    }

    private Map<String, List<JsonNode>> everything() {
        Map<String, List<JsonNode>> all = new TreeMap<>();
        for (String path : List.of("/orders", "/payinfos", "/stores/1/orders", "/deliveries", "/dashboards")) {
            all.put(path, client.all(path));
        }
        all.put("/stores/1", List.of(client.get("/stores/1").body()));
        List<JsonNode> timelines = new ArrayList<>();
        all.get("/dashboards")
                .forEach(row -> timelines.add(
                        client.get("/dashboards/" + row.path("orderId").asLong())
                                .body()
                                .path("timeline")));
        all.put("timelines", timelines);
        return all;
    }
}
