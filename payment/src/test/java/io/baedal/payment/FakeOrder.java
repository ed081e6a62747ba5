package io.baedal.payment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.baedal.broker.LocalBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * Order as the sweep meets it over HTTP: knows the orders that it was told, answers 404 for all others, and fails when
 * told to. It has one port for its whole life, also while it is away.
 */
final class FakeOrder {

    static final FakeOrder RUNNING = new FakeOrder();

    private final int port = LocalBroker.freePort();
    private final ConcurrentMap<Long, String> statusById = new ConcurrentHashMap<>();
    private final Set<Long> broken = ConcurrentHashMap.newKeySet();
    private final List<Long> asked = new CopyOnWriteArrayList<>();

    private volatile HttpServer server;

    private FakeOrder() {
        // Otherwise every answer waits for the delayed acknowledgement of its headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        comeBack();
    }

    String url() {
        return "http://localhost:" + port;
    }

    void calm() {
        if (server == null) {
            comeBack();
        }
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

    void leave() {
        server.stop(0);
        server = null;
    }

    void comeBack() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress("localhost", port), 0);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext("/orders/", this::serve);
            started.start();
            server = started;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The orders that were asked for, each as often as it was. */
    List<Long> asked() {
        return List.copyOf(asked);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            long id = Long.parseLong(exchange.getRequestURI().getPath().substring("/orders/".length()));
            asked.add(id);
            if (broken.contains(id)) {
                answer(exchange, 500, "{\"status\":500,\"code\":\"internal-error\"}");
            } else if (statusById.containsKey(id)) {
                answer(
                        exchange,
                        200,
                        "{\"id\":%d,\"customerId\":\"c\",\"price\":1,\"orderStatus\":\"%s\"}"
                                .formatted(id, statusById.get(id)));
            } else {
                answer(
                        exchange,
                        404,
                        "{\"type\":\"urn:baedal:problem:not-found\",\"status\":404,\"code\":\"not-found\"}");
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().putAll(Map.of("Content-Type", List.of("application/json")));
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
