package io.baedal.order;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import io.baedal.order.PaymentClient.Authorization;
import io.baedal.order.PaymentClient.Hold;
import io.baedal.platform.FakeService;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Payment as Order meets it over HTTP: holds by key, remembers every request that reached it, and misbehaves when told
 * to.
 */
final class FakePayment extends FakeService {

    static final FakePayment RUNNING = new FakePayment();

    private final ConcurrentMap<String, Hold> holds = new ConcurrentHashMap<>();
    private final List<Authorization> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger inFlight = new AtomicInteger();

    private volatile Behaviour behaviour;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    @FunctionalInterface
    private interface Behaviour {

        void answer(HttpExchange exchange, Authorization wanted) throws IOException, InterruptedException;
    }

    private FakePayment() {
        super("/payinfos");
        behaviour = this::hold;
        comeBack();
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
        comeBack();
    }

    void decline(String detail) {
        behaviour = (exchange, _) ->
                answer(exchange, 402, Map.of("status", 402, "code", "payment-declined", "detail", detail));
    }

    void refuseAsOverloaded() {
        behaviour = (exchange, _) -> answer(exchange, 503, Map.of("status", 503, "code", "overloaded"));
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

    List<Authorization> requests() {
        return List.copyOf(requests);
    }

    Map<String, Hold> holds() {
        return Map.copyOf(holds);
    }

    int inFlight() {
        return inFlight.get();
    }

    @Override
    protected void serve(HttpExchange exchange) throws IOException {
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
}
