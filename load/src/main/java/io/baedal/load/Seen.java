package io.baedal.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What all services say about the orders of one drill, asked at their own ports, and what the topic holds about them.
 * Lists and not maps where there may be one too many: that is what is looked for.
 */
record Seen(
        Map<Long, JsonNode> orders,
        List<JsonNode> payments,
        List<JsonNode> tickets,
        List<JsonNode> jobs,
        List<JsonNode> rows,
        List<JsonNode> menus,
        List<Said> events,
        List<String> waiting) {

    private static final Map<String, String> SPEAKERS = Map.ofEntries(
            Map.entry("Ordered", "order"),
            Map.entry("OrderCanceled", "order"),
            Map.entry("PaymentApproved", "payment"),
            Map.entry("PaymentCanceled", "payment"),
            Map.entry("StoreConfirmed", "ticket"),
            Map.entry("CookCompleted", "ticket"),
            Map.entry("StoreCanceled", "ticket"),
            Map.entry("DeliveryStarted", "job"),
            Map.entry("CourierAssigned", "job"),
            Map.entry("PickedUp", "job"),
            Map.entry("DeliveryCompleted", "job"),
            Map.entry("DeliveryCanceled", "job"));

    /** An event as the topic holds it. */
    record Said(String type, String order, long seq, String id, JsonNode payload) {

        String aggregate() {
            return SPEAKERS.get(type) + " " + order;
        }
    }

    /** Invented orders, poison among them, have longer numbers than real ones and are not looked at. */
    static List<Said> said(List<ConsumerRecord<String, byte[]>> messages) {
        return messages.stream()
                .filter(message -> message.key() != null
                        && message.key().matches("\\d{1,9}")
                        && message.value() != null
                        && header(message, "seq").matches("\\d{1,9}")
                        && SPEAKERS.containsKey(header(message, "type")))
                .map(message -> new Said(
                        header(message, "type"),
                        message.key(),
                        Long.parseLong(header(message, "seq")),
                        header(message, "id"),
                        JsonMapper.shared().readTree(message.value())))
                .toList();
    }

    static String header(ConsumerRecord<?, ?> message, String name) {
        var header = message.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** A repeat is no harm, but where nothing was killed there is no reason for one either. */
    boolean isEveryEventOnce() {
        return events.stream().map(Said::id).distinct().count() == events.size();
    }

    /** What the services say, and not how often the topic says it. */
    Seen withoutEvents() {
        return new Seen(orders, payments, tickets, jobs, rows, menus, List.of(), List.of());
    }

    /** The kinds of events that the topic holds about each order. */
    Map<String, Set<String>> typesOfOrders() {
        return events.stream()
                .collect(Collectors.groupingBy(
                        Said::order,
                        TreeMap::new,
                        Collectors.mapping(Said::type, Collectors.toCollection(TreeSet::new))));
    }

    Set<String> typesOf(Map<String, Set<String>> types, long order) {
        return types.getOrDefault(String.valueOf(order), Set.of());
    }

    static Map<Long, List<JsonNode>> byOrder(List<JsonNode> all) {
        return all.stream()
                .collect(Collectors.groupingBy(
                        element -> element.path("orderId").asLong(), LinkedHashMap::new, Collectors.toList()));
    }

    static String status(List<JsonNode> ofOneOrder) {
        return ofOneOrder.isEmpty() ? "" : ofOneOrder.getFirst().path("status").asString("");
    }

    /** The orders without the one that they belong to, and with more than one. */
    List<String> notExactlyOne(String what, List<JsonNode> found) {
        Map<Long, List<JsonNode>> byOrder = byOrder(found);
        List<String> wrong = new ArrayList<>();
        for (long order : orders.keySet()) {
            int count = byOrder.getOrDefault(order, List.of()).size();
            if (count != 1) {
                wrong.add("order " + order + " has " + count + " of " + what);
            }
        }
        return wrong;
    }
}
