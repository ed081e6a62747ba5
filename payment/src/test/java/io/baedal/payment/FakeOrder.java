package io.baedal.payment;

import com.sun.net.httpserver.HttpExchange;
import io.baedal.platform.FakeService;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Order as the sweep meets it over HTTP: knows the orders that it was told, answers 404 for all others, and fails when
 * told to.
 */
final class FakeOrder extends FakeService {

    static final FakeOrder RUNNING = new FakeOrder();

    private static final Pattern PAGE = Pattern.compile("page=(\\d+)&size=(\\d+)");

    private final ConcurrentMap<Long, String> statusById = new ConcurrentSkipListMap<>();
    private final ConcurrentMap<Long, Long> priceById = new ConcurrentHashMap<>();
    private volatile Instant orderDate = Instant.EPOCH;
    private final Set<Long> broken = ConcurrentHashMap.newKeySet();
    private final List<Long> asked = new CopyOnWriteArrayList<>();

    private FakeOrder() {
        super("/orders");
        comeBack();
    }

    void calm() {
        comeBack();
        statusById.clear();
        priceById.clear();
        orderDate = Instant.EPOCH;
        broken.clear();
        asked.clear();
    }

    void knows(long orderId, String orderStatus) {
        broken.remove(orderId);
        statusById.put(orderId, orderStatus);
    }

    void knows(long orderId, String orderStatus, long price) {
        knows(orderId, orderStatus);
        priceById.put(orderId, price);
    }

    /** All orders were placed then. */
    void ordersWerePlaced(Instant orderDate) {
        this.orderDate = orderDate;
    }

    /** Answers 500 when asked for this one. */
    void cannotAnswerFor(long orderId) {
        broken.add(orderId);
    }

    /** The orders that were asked for, each as often as it was. */
    List<Long> asked() {
        return List.copyOf(asked);
    }

    @Override
    protected void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().equals("/orders")) {
                list(exchange);
            } else {
                find(exchange);
            }
        }
    }

    private void find(HttpExchange exchange) throws IOException {
        long id = Long.parseLong(exchange.getRequestURI().getPath().substring("/orders/".length()));
        asked.add(id);
        if (broken.contains(id)) {
            answer(exchange, 500, Map.of("status", 500, "code", "internal-error"));
        } else if (statusById.containsKey(id)) {
            answer(exchange, 200, order(id));
        } else {
            answer(exchange, 404, Map.of("type", "urn:baedal:problem:not-found", "status", 404, "code", "not-found"));
        }
    }

    /** A page of the orders, as {@code ?page=&size=} says. */
    private void list(HttpExchange exchange) throws IOException {
        Matcher page = PAGE.matcher(exchange.getRequestURI().getQuery());
        if (!page.matches()) {
            throw new IllegalStateException("expected a page: " + exchange.getRequestURI());
        }
        long size = Long.parseLong(page.group(2));
        List<Map<String, Object>> content = statusById.keySet().stream()
                .skip(Long.parseLong(page.group(1)) * size)
                .limit(size)
                .map(this::order)
                .toList();
        answer(exchange, 200, Map.of("content", content, "page", Map.of("number", 0)));
    }

    private Map<String, Object> order(long id) {
        return Map.of(
                "id",
                id,
                "customerId",
                "c",
                "price",
                priceById.getOrDefault(id, 36_000L),
                "orderStatus",
                statusById.get(id),
                "orderDate",
                orderDate.toString());
    }
}
