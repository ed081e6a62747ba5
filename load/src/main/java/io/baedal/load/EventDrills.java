package io.baedal.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Messages that come again, in the wrong order, or should not be there at all. */
final class EventDrills {

    private static final List<String> REACTING = List.of("order", "store", "delivery", "payment");
    private static final String TAKEN = "baedal.events.received?tag=outcome:applied";
    private static final int REPEATS_UNDER_LOAD = 10;
    private static final int REPEATS_AT_REST = 10;
    private static final int ROUNDS_OF_POISON = 2;

    private EventDrills() {}

    static List<Drill> all() {
        return List.of(replay(), repeats(), crossed(), poison());
    }

    /** Every group reads everything from the first message on; no reaction may run again. */
    static Drill replay() {
        return new Drill("replay", "no event takes effect a second time", stage -> {
            stage.calm();
            stage.awaitNothingWaits(Duration.ofSeconds(30));
            Seen before = stage.window().look();
            Topics topics = stage.window().topics();
            Suite.SERVICES.forEach(stage.suite()::terminate);
            Suite.SERVICES.forEach(topics::rewind);
            stage.suite().up();
            stage.struck(1);
            stage.awaitNothingWaits(Duration.ofSeconds(60));
            for (String service : REACTING) {
                double again = stage.window().metric(service, TAKEN);
                stage.expect(service + " reacts to nothing of what it has heard, not to " + again, again == 0);
            }
            stage.expect("everything is as before", stage.window().look().equals(before));
        });
    }

    /** Everything that was said so far is said again, at random moments under load and then at rest; nobody restarts. */
    static Drill repeats() {
        return new Drill("repeats", "no event takes effect a second time", stage -> {
            for (int time = 0; time < REPEATS_UNDER_LOAD; time++) {
                stage.passAtRandom(800);
                sayAgain(stage);
            }
            stage.calm();
            stage.awaitNothingWaits(Duration.ofSeconds(30));
            Seen before = stage.window().look().withoutEvents();
            Map<String, Double> taken = taken(stage);
            for (int time = 0; time < REPEATS_AT_REST; time++) {
                sayAgain(stage);
            }
            stage.awaitNothingWaits(Duration.ofSeconds(30));
            taken(stage).forEach((service, now) -> {
                double again = now - taken.get(service);
                stage.expect(service + " reacts to nothing of what it has heard, not to " + again, again == 0);
            });
            stage.expect(
                    "everything is as before",
                    stage.window().look().withoutEvents().equals(before));
        });
    }

    private static Map<String, Double> taken(Stage stage) {
        return REACTING.stream()
                .collect(Collectors.toMap(
                        Function.identity(), service -> stage.window().metric(service, TAKEN)));
    }

    /** Each event once, in its order, however often it is on the topic by now. */
    private static void sayAgain(Stage stage) {
        Set<String> said = new HashSet<>();
        List<ProducerRecord<String, byte[]>> again =
                stage.window().topics().read(Topics.EVENTS, stage.window().begin()).stream()
                        .filter(event -> said.add(Seen.header(event, "id")))
                        .map(EventDrills::again)
                        .toList();
        stage.window().topics().publish(again);
        stage.struck(1);
    }

    private static ProducerRecord<String, byte[]> again(ConsumerRecord<String, byte[]> event) {
        return new ProducerRecord<>(event.topic(), null, event.key(), event.value(), event.headers());
    }

    /** A cancel that overtakes its order, and then everything once more in a random order. */
    static Drill crossed() {
        return new Drill("crossed", "a cancel wins, whenever it comes", stage -> {
            List<Long> orders = new ArrayList<>();
            List<ProducerRecord<String, byte[]>> messages = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                long order = Stage.inventedOrder();
                orders.add(order);
                messages.add(event(order, "OrderCanceled", 2, canceled(stage.shop(), order)));
                messages.add(event(order, "Ordered", 1, ordered(stage.shop(), order)));
            }
            stage.window().topics().publish(messages);
            stage.struck(messages.size());
            stage.pass(Duration.ofSeconds(2));
            stage.calm();
            stage.awaitNothingWaits(Duration.ofSeconds(30));
            orders.forEach(order -> expectCanceled(stage, order));
            shuffle(stage);
        });
    }

    private static void expectCanceled(Stage stage, long order) {
        int hold = stage.tryToHold(order);
        stage.expect("no money is held for order " + order + ", which was canceled, but " + hold, hold == 409);
        stage.expect(
                "no job for order " + order,
                new Client(stage.suite(), "delivery")
                        .get("/deliveries?orderId=" + order)
                        .body()
                        .path("content")
                        .isEmpty());
    }

    private static void shuffle(Stage stage) {
        List<ProducerRecord<String, byte[]>> again = new ArrayList<>();
        stage.window().topics().read(Topics.EVENTS, stage.window().begin()).forEach(event -> {
            for (int times = 0; times < 2; times++) {
                again.add(again(event));
            }
        });
        Collections.shuffle(again);
        stage.window().topics().publish(again);
        stage.struck(again.size());
    }

    /** Messages that can never take effect, between those that have to. */
    static Drill poison() {
        return new Drill("poison", "put aside with its bytes; orders go on", stage -> {
            List<String> unreadable = new ArrayList<>();
            for (int round = 0; round < ROUNDS_OF_POISON; round++) {
                stage.passAtRandom(2_000);
                List<ProducerRecord<String, byte[]>> poison = poison(stage.shop());
                stage.window().topics().publish(poison);
                stage.struck(poison.size());
                unreadable.add(poison.getFirst().key());
            }
            stage.pass(Duration.ofSeconds(2));
            stage.calm();
            stage.awaitNothingWaits(Duration.ofSeconds(30));
            Suite.SERVICES.forEach(service -> expectLetters(stage, service, unreadable));
        });
    }

    private static void expectLetters(Stage stage, String service, List<String> keys) {
        List<String> letters = stage.window().topics().readAll(Topics.EVENTS + "." + service + ".dlt").stream()
                .map(ConsumerRecord::key)
                .toList();
        stage.expect(service + " has put the unreadable ones aside", letters.containsAll(keys));
    }

    private static List<ProducerRecord<String, byte[]>> poison(Shop shop) {
        long order = Stage.inventedOrder();
        String fits = ordered(shop, order);
        return List.of(
                event(Stage.inventedOrder(), "Ordered", 1, "{\"eventType\":\"Ordered\","),
                event(Stage.inventedOrder(), "Ordered", 1, "{\"eventType\":\"Ordered\",\"id\":\"seven\"}"),
                event(Stage.inventedOrder(), "Ordered", 1, "[]"),
                event(Stage.inventedOrder(), "Ordered", 1, ""),
                event(Stage.inventedOrder(), "Ordered", 1, "null"),
                event(Stage.inventedOrder(), "OrderCanceled", 1, "{}"),
                event(order, "Ordered", 1, fits.replace("\"storeName\":\"", "\"storeName\":\"" + "x".repeat(400))),
                event(Stage.inventedOrder(), "NobodyKnows", 1, "{}"),
                message("poison", null, headers("Ordered", "x")),
                message(null, "x".repeat(500_000), new RecordHeaders()),
                message("poison", "{", headers("Ordered", "x")));
    }

    private static Headers headers(String type, String seq) {
        return new RecordHeaders().add("type", type.getBytes(UTF_8)).add("seq", seq.getBytes(UTF_8));
    }

    private static ProducerRecord<String, byte[]> event(long order, String type, long seq, String payload) {
        return message(
                String.valueOf(order),
                payload,
                Topics.headers(type, UUID.randomUUID().toString(), seq));
    }

    private static ProducerRecord<String, byte[]> message(
            @Nullable String key, @Nullable String payload, Headers headers) {
        byte[] bytes = payload == null ? null : payload.getBytes(UTF_8);
        return new ProducerRecord<>(Topics.EVENTS, null, key, bytes, headers);
    }

    private static String ordered(Shop shop, long order) {
        return """
        {"eventType":"Ordered","id":%d,"customerId":"invented","storeId":%d,"storeName":"invented","itemName":"치킨무",
         "itemQty":1,"price":3000,"orderStatus":"ORDERED","orderDate":"2026-01-01T00:00:00Z","address":null,"note":null,
         "items":[{"menuId":%d,"itemName":"치킨무","qty":1,"unitPrice":3000}]}""".formatted(order, shop.stores().getFirst(), shop.counted().getFirst());
    }

    private static String canceled(Shop shop, long order) {
        return """
        {"eventType":"OrderCanceled","id":%d,"customerId":"invented","storeId":%d,"storeName":"invented",
         "itemName":"치킨무","itemQty":1,"price":3000,"orderStatus":"CANCELED","reason":"CUSTOMER"}""".formatted(order, shop.stores().getFirst());
    }
}
