package io.baedal.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baedal.platform.OrderEvent.Ordered;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventLanguageTests {

    /** The event table of the spec, in the order of the payload. */
    private static final Map<String, List<String>> FIELDS = Map.ofEntries(
            fields(
                    "Ordered",
                    "id, customerId, storeId, storeName, itemName, itemQty, price, orderStatus, orderDate, items, address,"
                            + " note"),
            fields(
                    "OrderCanceled",
                    "id, customerId, storeId, storeName, itemName, itemQty, price, orderStatus, reason"),
            fields("PaymentApproved", "id, orderId, price, status, reason"),
            fields("PaymentCanceled", "id, orderId, price, status, reason"),
            fields("StoreConfirmed", "orderId, storeId, storeName, status, prepMinutes, reason"),
            // Two besides: Delivery hears of an order by this event alone and has to know where to go, and whose it is.
            fields("CookCompleted", "orderId, storeId, storeName, status, prepMinutes, reason, address, customerId"),
            fields("StoreCanceled", "orderId, storeId, storeName, status, prepMinutes, reason"),
            fields("DeliveryStarted", "id, orderId, storeId, courierId, status, at"),
            fields("CourierAssigned", "id, orderId, storeId, courierId, status, at"),
            fields("PickedUp", "id, orderId, storeId, courierId, status, at"),
            fields("DeliveryCompleted", "id, orderId, storeId, courierId, status, at"),
            fields("DeliveryCanceled", "id, orderId, storeId, courierId, status, at"),
            fields("MenuPublished", "storeId, storeName, open, version, items, ownerId"),
            fields("MemberWithdrawn", "memberId"));

    private static final Map<String, List<String>> LINES = Map.ofEntries(
            fields("Ordered", "menuId, itemName, qty, unitPrice"),
            fields("MenuPublished", "menuId, itemName, price, soldOut"));

    private final EventLanguage language = new EventLanguage();
    private final JsonMapper json = new JsonMapper();

    @Test
    void everyTypeHasItsGoldenFileAndNoFileIsLeftOver() throws IOException, URISyntaxException {
        Path folder = Path.of(
                Objects.requireNonNull(getClass().getResource("/golden")).toURI());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(EventLanguage.TYPES.keySet().stream()
                            .map(type -> type + ".json")
                            .toList());
        }
        assertThat(GoldenEvents.all()).hasSameSizeAs(EventLanguage.TYPES.keySet());
    }

    @ParameterizedTest
    @MethodSource("types")
    void readsAndWritesTheSameJsonAgain(String type) {
        String golden = GoldenEvents.json(type);
        Instant occurredAt =
                Instant.ofEpochMilli(json.readTree(golden).path("timestamp").longValue());
        assertThat(language.write(read(type, golden), occurredAt)).isEqualTo(golden);
    }

    @ParameterizedTest
    @MethodSource("types")
    void hasTheFieldsOfTheSpecAndRepeatsTypeAndTimeInFrontOfThem(String type) {
        JsonNode payload = json.readTree(GoldenEvents.json(type));
        assertThat(payload.propertyNames())
                .containsExactlyElementsOf(Stream.concat(Stream.of("eventType", "timestamp"), FIELDS.get(type).stream())
                        .toList());
        assertThat(payload.path("eventType").stringValue()).isEqualTo(type);
        assertThat(EventLanguage.TYPES.get(type).getRecordComponents())
                .extracting("name")
                .containsExactlyElementsOf(FIELDS.get(type));
    }

    @Test
    void theSpecNamesEveryEventThereIs() {
        assertThat(FIELDS.keySet()).isEqualTo(EventLanguage.TYPES.keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ordered", "MenuPublished"})
    void theLinesHaveTheFieldsOfTheSpec(String type) {
        assertThat(json.readTree(GoldenEvents.json(type)).path("items"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.propertyNames()).containsExactlyElementsOf(LINES.get(type)));
    }

    @ParameterizedTest
    @MethodSource("types")
    void theKeyIsTheOrderOrTheStore(String type) {
        Event event = read(type, GoldenEvents.json(type));
        boolean menu = event instanceof MenuEvent;
        assertThat(event.aggregateId()).isEqualTo(menu ? 1 : 7);
        assertThat(event.topic()).isEqualTo(menu ? "baedal.menus" : "baedal.events");
        assertThat(event.type()).isEqualTo(type);
    }

    @Test
    void eachPublisherCountsForItself() {
        assertThat(GoldenEvents.all())
                .extracting(Event::aggregateType)
                .containsOnly("order", "payment", "ticket", "delivery", "store", "member");
    }

    @ParameterizedTest
    @MethodSource("types")
    void ignoresAFieldItDoesNotKnow(String type) {
        String golden = GoldenEvents.json(type);
        String newer = golden.replaceFirst("\\{", "{\"tip\":{\"won\":[500]},");
        assertThat(read(type, newer)).isEqualTo(read(type, golden));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "{",
                "null",
                "[]",
                "[{\"id\":7}]",
                "7",
                "\"Ordered\"",
                "{\"id\":\"seven\",\"storeId\":1,\"itemQty\":2,\"price\":36000}",
                "{\"id\":7,\"storeId\":1,\"itemQty\":null,\"price\":36000}",
                "{\"id\":7,\"storeId\":1,\"itemQty\":2,\"price\":{}}",
                "{\"id\":7,\"storeId\":1,\"itemQty\":2,\"price\":36000,\"items\":\"none\"}",
                "{\"id\":7,\"storeId\":1,\"itemQty\":2,\"price\":36000,\"orderDate\":\"yesterday\"}",
                "{\"id\":7,\"storeId\":1,\"itemQty\":2,\"price\":36000} and more",
            })
    void refusesWhatIsNotThatEvent(String payload) {
        assertThatThrownBy(() -> read("Ordered", payload))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining("Ordered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "storeId", "itemQty", "price"})
    void refusesAnEventWithoutANumberThatItNeeds(String field) {
        String without = GoldenEvents.json("Ordered").replaceFirst("\"" + field + "\":\\d+,", "");
        assertThat(without).doesNotContain("\"" + field + "\"");
        assertThatThrownBy(() -> read("Ordered", without)).isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void doesNotRepeatAWholeBrokenPayloadInItsMessage() {
        assertThatThrownBy(() -> read("Ordered", "x".repeat(1_000_000)))
                .isInstanceOf(UnreadableEvent.class)
                .satisfies(unreadable -> assertThat(unreadable.getMessage()).hasSizeLessThan(1_000));
    }

    @Test
    void findsTheTypeInThePayload() {
        assertThat(language.typeIn(bytes(GoldenEvents.json("Ordered")))).isEqualTo("Ordered");
        assertThat(language.typeIn(bytes("{\"id\":7}"))).isEmpty();
        assertThat(language.typeIn(bytes("{\"eventType\":7}"))).isEmpty();
        assertThatThrownBy(() -> language.typeIn(bytes("[]"))).isInstanceOf(UnreadableEvent.class);
        assertThatThrownBy(() -> language.typeIn(bytes("{"))).isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void keepsKoreanTextAndLeavesOutNothingThatIsNull() {
        Ordered ordered = GoldenEvents.event(Ordered.class);
        assertThat(ordered.storeName()).isEqualTo("스토어99");
        assertThat(GoldenEvents.json("PaymentApproved")).contains("\"reason\":null");
    }

    static Collection<String> types() {
        return EventLanguage.TYPES.keySet();
    }

    private Event read(String type, String payload) {
        return language.read(EventLanguage.TYPES.get(type), bytes(payload));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map.Entry<String, List<String>> fields(String type, String names) {
        return Map.entry(type, Arrays.asList(names.split(", ")));
    }
}
