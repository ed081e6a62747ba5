package io.baedal.payment;

import com.sun.net.httpserver.HttpExchange;
import io.baedal.platform.FakeService;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Order as the sweep meets it over HTTP: knows the orders that it was told, answers 404 for all others, and fails when
 * told to.
 */
final class FakeOrder extends FakeService {

    static final FakeOrder RUNNING = new FakeOrder();

    private final ConcurrentMap<Long, String> statusById = new ConcurrentHashMap<>();
    private final Set<Long> broken = ConcurrentHashMap.newKeySet();
    private final List<Long> asked = new CopyOnWriteArrayList<>();

    private FakeOrder() {
        super("/orders/");
        comeBack();
    }

    void calm() {
        comeBack();
        statusById.clear();
        broken.clear();
        asked.clear();
    }

    void knows(long orderId, String orderStatus) {
        broken.remove(orderId);
        statusById.put(orderId, orderStatus);
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
            long id = Long.parseLong(exchange.getRequestURI().getPath().substring("/orders/".length()));
            asked.add(id);
            if (broken.contains(id)) {
                answer(exchange, 500, Map.of("status", 500, "code", "internal-error"));
            } else if (statusById.containsKey(id)) {
                answer(
                        exchange,
                        200,
                        Map.of("id", id, "customerId", "c", "price", 1, "orderStatus", statusById.get(id)));
            } else {
                answer(
                        exchange,
                        404,
                        Map.of("type", "urn:baedal:problem:not-found", "status", 404, "code", "not-found"));
            }
        }
    }
}
