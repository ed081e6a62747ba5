package io.baedal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baedal.platform.Event;
import io.baedal.platform.EventLanguage;
import io.baedal.platform.Received;
import io.baedal.platform.WithBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@RunningDashboard
class DashboardFlowIT {

    private static final String DEAD_LETTERS = Event.EVENTS_TOPIC + ".dashboard.dlt";

    private final EventLanguage language = new EventLanguage();

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Environment environment;

    @Test
    void theSettingsOfABatchWinOverThoseOfThePlatform() {
        String kafka = "spring.cloud.stream.kafka.bindings.events-in-0.consumer.";
        assertThat(environment.getProperty("spring.cloud.stream.bindings.events-in-0.consumer.batch-mode"))
                .isEqualTo("true");
        assertThat(environment.getProperty("spring.cloud.stream.bindings.events-in-0.consumer.max-attempts"))
                .isEqualTo("1");
        assertThat(environment.getProperty(kafka + "converter-bean-name")).isEqualTo("rawBatches");
        assertThat(environment.getProperty(kafka + "configuration.max.poll.records"))
                .isEqualTo("500");
    }

    @Test
    void publishedEventsBecomeARowAndATimeline() {
        History history = History.ofNewOrder();
        history.delivered().forEach(this::publish);
        awaitStatus(history, "DELIVERY_COMPLETED");
        assertThat(get(history))
                .bodyJson()
                .extractingPath("$.timeline[*].at")
                .isEqualTo(IntStream.range(0, 8)
                        .mapToObj(minute -> History.minute(minute).toString())
                        .toList());
    }

    @Test
    void aReplayOfTheTopicChangesNothing() {
        History history = History.ofNewOrder();
        history.delivered().forEach(this::publish);
        awaitStatus(history, "DELIVERY_COMPLETED");
        String before = body(history);
        history.delivered().forEach(this::publish);
        history.delivered().reversed().forEach(this::publish);
        History marker = publishMarkerBehind(history);
        awaitStatus(marker, "ORDERED");
        assertThat(body(history)).isEqualTo(before);
    }

    @Test
    void poisonGoesToTheDeadLettersWithItsBytesWhileOthersFlowOn() {
        History history = History.ofNewOrder();
        String key = String.valueOf(history.orderId());
        byte[] garbage = new byte[1_000_000];
        new Random(1).nextBytes(garbage);
        Map<String, String> ordered = Map.of("type", "Ordered", "id", "poison-" + key, "seq", "1");
        List<byte[]> poison = List.of(
                "{\"id\":".getBytes(StandardCharsets.UTF_8),
                "not JSON at all".getBytes(StandardCharsets.UTF_8),
                "{\"id\":\"seven\",\"itemQty\":[]}".getBytes(StandardCharsets.UTF_8),
                garbage);
        publish(history.ordered());
        WithBroker.publish(Event.EVENTS_TOPIC, key, poison.get(0), ordered);
        WithBroker.publish(Event.EVENTS_TOPIC, key, poison.get(1), Map.of());
        WithBroker.publish(Event.EVENTS_TOPIC, key, poison.get(2), ordered);
        WithBroker.publish(Event.EVENTS_TOPIC, key, poison.get(3), Map.of());
        publish(history.confirmed());

        awaitStatus(history, "ORDER_CONFIRMED");
        var letters = WithBroker.read(DEAD_LETTERS, poison.size(), letter -> key.equals(letter.key()));
        assertThat(letters).hasSameSizeAs(poison);
        assertThat(letters)
                .allSatisfy(letter -> assertThat(poison).anyMatch(bytes -> Arrays.equals(bytes, letter.value())));
    }

    @Test
    void unknownTypesAndTombstonesAreIgnored() {
        History history = History.ofNewOrder();
        String key = String.valueOf(history.orderId());
        WithBroker.publish(Event.EVENTS_TOPIC, key, "{}".getBytes(StandardCharsets.UTF_8), Map.of("type", "Eaten"));
        WithBroker.publish(Event.EVENTS_TOPIC, key, "{}".getBytes(StandardCharsets.UTF_8), Map.of());
        publish(history.ordered());
        awaitStatus(history, "ORDERED");
    }

    /** Without headers the payload's own names count; the place in the topic is the event's id. */
    @Test
    void aReadableEventWithoutHeadersCountsToo() {
        History history = History.ofNewOrder();
        WithBroker.publish(Event.EVENTS_TOPIC, String.valueOf(history.orderId()), payload(history.ordered()), Map.of());
        awaitStatus(history, "ORDERED");
    }

    @Test
    void everyAnswerSaysHowOldItMayBe() {
        History history = History.ofNewOrder();
        Instant before = Instant.now();
        publish(history.ordered());
        awaitStatus(history, "ORDERED");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(get(history)).bodyJson().extractingPath("$.lagSeconds").isEqualTo(0);
            assertThat(get(history))
                    .bodyJson()
                    .extractingPath("$.asOf")
                    .asString()
                    .satisfies(asOf -> assertThat(Instant.parse(asOf)).isAfter(before));
        });
        assertThat(http.get().uri("/dashboards").exchange())
                .bodyJson()
                .hasPath("$.asOf")
                .hasPath("$.lagSeconds");
    }

    private History publishMarkerBehind(History history) {
        History marker = History.ofNewOrder();
        publish(String.valueOf(history.orderId()), marker.ordered());
        return marker;
    }

    private void publish(Received received) {
        publish(String.valueOf(received.event().aggregateId()), received);
    }

    private void publish(String key, Received received) {
        Map<String, String> headers = new HashMap<>();
        headers.put("type", received.event().type());
        headers.put("id", received.id());
        headers.put("seq", String.valueOf(received.seq()));
        headers.put("occurredAt", received.occurredAt().toString());
        WithBroker.publish(Event.EVENTS_TOPIC, key, payload(received), headers);
    }

    private byte[] payload(Received received) {
        return language.write(received.event(), received.occurredAt()).getBytes(StandardCharsets.UTF_8);
    }

    private void awaitStatus(History history, String status) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(get(history))
                        .bodyJson()
                        .extractingPath("$.status")
                        .isEqualTo(status));
    }

    private String body(History history) {
        String body = new String(get(history).getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        return body.substring(0, body.indexOf(",\"asOf\""));
    }

    private MvcTestResult get(History history) {
        return http.get().uri("/dashboards/" + history.orderId()).exchange();
    }
}
