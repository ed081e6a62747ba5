package io.baedal.order;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.baedal.broker.LocalBroker;
import io.baedal.order.PaymentClient.Authorization;
import io.baedal.order.PaymentClient.Hold;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/**
 * Payment as Order meets it over HTTP: holds by key, remembers every request that reached it, and misbehaves when told
 * to. It has one port for its whole life, also while it is away.
 */
final class FakePayment {

    static final FakePayment RUNNING = new FakePayment();

    private static final JsonMapper JSON = JsonMapper.shared();

    private final int port = LocalBroker.freePort();
    private final ConcurrentMap<String, Hold> holds = new ConcurrentHashMap<>();
    private final List<Authorization> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger inFlight = new AtomicInteger();

    private volatile HttpServer server;
    private volatile Behaviour behaviour;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    @FunctionalInterface
    private interface Behaviour {

        void answer(HttpExchange exchange, Authorization wanted) throws IOException, InterruptedException;
    }

    private FakePayment() {
        // Otherwise every answer waits for the delayed acknowledgement of its headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        behaviour = this::hold;
        comeBack();
    }

    String url() {
        return "http://localhost:" + port;
    }

    /** Well again, and without a memory. */
    void calm() {
        recover();
        await().atMost(Duration.ofSeconds(20)).until(() -> inFlight.get() == 0);
        holds.clear();
        requests.clear();
    }

    /** Well again; what is held stays held. */
    void recover() {
        behaviour = this::hold;
        gate.countDown();
        if (server == null) {
            comeBack();
        }
    }

    void decline(String detail) {
        behaviour = (exchange, _) ->
                answer(exchange, 402, Map.of("status", 402, "code", "payment-declined", "detail", detail));
    }

    void answerWith(int status) {
        behaviour = (exchange, _) -> answer(exchange, status, Map.of("status", status));
    }

    void closeTheConnection() {
        behaviour = (exchange, _) -> exchange.close();
    }

    /** The money is held and nobody is told. */
    void closeTheConnectionAfterHolding() {
        behaviour = (exchange, wanted) -> {
            holdFor(wanted);
            exchange.close();
        };
    }

    /** Thinks until it recovers, then holds. */
    void hang() {
        gate = new CountDownLatch(1);
        behaviour = (exchange, wanted) -> {
            gate.await();
            hold(exchange, wanted);
        };
    }

    /** Answers with the order id of a hold that was made before, as for a repeated key. */
    void holdAlwaysFor(long orderId) {
        behaviour = (exchange, wanted) -> answer(exchange, 201, new Hold(1, orderId, wanted.price(), "APPROVED"));
    }

    void leave() {
        server.stop(0);
        server = null;
    }

    void comeBack() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress("localhost", port), 0);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext("/payinfos", this::serve);
            started.start();
            server = started;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    List<Authorization> requests() {
        return List.copyOf(requests);
    }

    Map<String, Hold> holds() {
        return Map.copyOf(holds);
    }

    int inFlight() {
        return inFlight.get();
    }

    private void serve(HttpExchange exchange) throws IOException {
        inFlight.incrementAndGet();
        try (exchange) {
            Authorization wanted = JSON.readValue(exchange.getRequestBody(), Authorization.class);
            requests.add(wanted);
            behaviour.answer(exchange, wanted);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            inFlight.decrementAndGet();
        }
    }

    private void hold(HttpExchange exchange, Authorization wanted) throws IOException {
        Hold hold = holdFor(wanted);
        if (hold.price() == wanted.price()) {
            answer(exchange, 201, hold);
        } else {
            answer(exchange, 422, Map.of("status", 422, "code", "idempotency-key-reused"));
        }
    }

    private Hold holdFor(Authorization wanted) {
        return holds.computeIfAbsent(
                wanted.idempotencyKey(), _ -> new Hold(holds.size() + 1, wanted.orderId(), wanted.price(), "APPROVED"));
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
