package io.baedal.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import tools.jackson.databind.JsonNode;

/**
 * The part of everything that belongs to one drill: since it began, and of its own customer and stores. The services are
 * asked at their own ports, so that a broken door hides nothing.
 */
record Window(Suite suite, Shop shop, Topics topics, Map<TopicPartition, Long> begin, long firstOrder, long firstJob) {

    static Window from(Suite suite, Shop shop) {
        Topics topics = new Topics(suite);
        long lastOrder =
                Math.max(highest(suite, "order", "/orders", "id"), highest(suite, "payment", "/payinfos", "orderId"));
        return new Window(
                suite,
                shop,
                topics,
                topics.end(Topics.EVENTS),
                lastOrder + 1,
                highest(suite, "delivery", "/deliveries", "id") + 1);
    }

    private static long highest(Suite suite, String service, String path, String field) {
        return new Client(suite, service)
                .get(path + "?size=100")
                .body()
                .path("content")
                .valueStream()
                .mapToLong(element -> element.path(field).asLong())
                .filter(number -> number < Stage.INVENTED)
                .max()
                .orElse(0);
    }

    Seen look() {
        Map<Long, JsonNode> orders = new LinkedHashMap<>();
        client("order")
                .all("/orders?customerId=" + shop.customer())
                .forEach(order -> orders.put(order.path("id").asLong(), order));
        List<JsonNode> tickets = new ArrayList<>();
        List<JsonNode> menus = new ArrayList<>();
        for (long store : shop.stores()) {
            tickets.addAll(client("store").all("/stores/" + store + "/orders"));
            client("store").get("/stores/" + store).body().path("menus").forEach(menus::add);
        }
        return new Seen(
                orders,
                payments(orders),
                tickets.stream().filter(Window::isReal).toList(),
                client("delivery").newest("/deliveries", job -> job.path("id").asLong() >= firstJob).stream()
                        .filter(job ->
                                shop.stores().contains(job.path("storeId").asLong()))
                        .filter(Window::isReal)
                        .toList(),
                client("dashboard").all("/dashboards?customerId=" + shop.customer()),
                menus,
                events(orders),
                Stream.concat(waiting().stream(), heldBack(orders).stream()).toList());
    }

    /** What no service will hear by itself any more: it waits in a dead-letter topic for an operator. */
    private List<String> heldBack(Map<Long, JsonNode> orders) {
        return Suite.SERVICES.stream()
                .flatMap(service -> heldBack(service, orders))
                .toList();
    }

    private Stream<String> heldBack(String service, Map<Long, JsonNode> orders) {
        JsonNode parked = client(service).get("/operations/parked").body().path("inbox");
        if (!parked.isArray()) {
            // A refusal of a busy service is not an empty list.
            return Stream.of(service + " does not say what it has put aside");
        }
        return parked.valueStream()
                .filter(key -> orders.containsKey(key.path("key").asLong(0)))
                .map(key -> service + " has put order " + key.path("key").asString() + " aside: "
                        + key.path("cause").asString());
    }

    /** Also holds of orders that do not exist. */
    private List<JsonNode> payments(Map<Long, JsonNode> orders) {
        Predicate<JsonNode> since = payment -> payment.path("orderId").asLong() >= firstOrder;
        return client("payment").newest("/payinfos", since).stream()
                .filter(Window::isReal)
                .filter(payment -> orders.containsKey(payment.path("orderId").asLong())
                        || client("order")
                                        .get("/orders/"
                                                + payment.path("orderId").asLong())
                                        .status()
                                == 404)
                .toList();
    }

    private List<Seen.Said> events(Map<Long, JsonNode> orders) {
        return Seen.said(topics.read(Topics.EVENTS, begin)).stream()
                .filter(said -> orders.containsKey(Long.valueOf(said.order()))
                        || said.payload().path("customerId").asString("").equals(shop.customer()))
                .toList();
    }

    private static boolean isReal(JsonNode element) {
        return element.path("orderId").asLong() < Stage.INVENTED;
    }

    /**
     * What is on its way: in an outbox, or on the topic before somebody who has not heard it. Nothing is nothing when it was
     * looked for twice: an event may have gone from a service that was not looked at yet to one that was.
     */
    List<String> waiting() {
        List<String> waiting = onItsWay();
        return waiting.isEmpty() ? onItsWay() : waiting;
    }

    private List<String> onItsWay() {
        List<String> waiting = new ArrayList<>();
        for (String service : Suite.SERVICES) {
            double unsent = metric(service, "baedal.outbox.pending") + metric(service, "baedal.outbox.parked");
            if (unsent != 0) {
                waiting.add(service + " has " + unsent + " events in its outbox");
            }
            long unheard = topics.lag(service);
            if (unheard != 0) {
                waiting.add(service + " has " + unheard + " events before it");
            }
        }
        return waiting;
    }

    /** 0 as long as nobody has counted, and no number when there is no answer. */
    double metric(String service, String name) {
        Client.Answer answer = client(service).get("/actuator/metrics/" + name);
        return answer.status() == 404
                ? 0
                : answer.body().at("/measurements/0/value").asDouble(Double.NaN);
    }

    List<String> notReleased(List<Long> orphans) {
        return orphans.stream()
                .map(order -> order + " "
                        + client("payment")
                                .get("/payinfos?orderId=" + order)
                                .body()
                                .at("/content/0/status")
                                .asString("is nowhere"))
                .filter(hold -> !hold.endsWith(" CANCELED"))
                .map(hold -> "the hold of an order that does not exist: " + hold)
                .toList();
    }

    private Client client(String service) {
        return new Client(suite, service);
    }
}
