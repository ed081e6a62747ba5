package io.baedal.order;

import io.baedal.platform.FakeIssuer;
import io.baedal.platform.Role;
import io.baedal.platform.ServiceClient;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** A customer of the running service. */
class Client extends ServiceClient {

    Client(Environment environment) {
        super(environment);
    }

    static String newCustomer() {
        return "customer-" + UUID.randomUUID();
    }

    /**
     * Two fried chickens of the demo store for 36,000 won. {@code customerId} says whose token is sent; in the body it
     * means nothing.
     */
    static Map<String, Object> chickens(String customerId) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("customerId", customerId);
        wanted.put("storeId", 1);
        wanted.put("items", List.of(Map.of("menuId", 11, "qty", 2)));
        wanted.put("price", 36_000);
        return wanted;
    }

    Answer order(Map<String, Object> wanted) {
        return order(wanted, null);
    }

    Answer order(Map<String, Object> wanted, @Nullable String key) {
        return orderLater(wanted, key).join();
    }

    Answer order(String body, @Nullable String key) {
        return orderLater(FakeIssuer.TESTER, body, key).join();
    }

    CompletableFuture<Answer> orderLater(Map<String, Object> wanted, @Nullable String key) {
        return orderLater(String.valueOf(wanted.get("customerId")), JSON.writeValueAsString(wanted), key);
    }

    Answer cancel(long orderId) {
        return send(request("/orders/" + orderId).DELETE()).join();
    }

    /** Somebody else's or one's own order, as that customer sees it. */
    Answer getAs(String customer, String path) {
        return send(as(tokenOf(customer), request(path).GET())).join();
    }

    Answer postAs(String customer, String path, String body) {
        return send(as(tokenOf(customer), post(path, body))).join();
    }

    Answer cancelAs(String customer, long orderId) {
        return send(as(tokenOf(customer), request("/orders/" + orderId).DELETE()))
                .join();
    }

    /** With any token, good or not; an empty one is nobody. */
    Answer place(String token, String body) {
        return send(as(token, post("/orders", body))).join();
    }

    Answer find(String token) {
        return send(as(token, request("/orders").GET())).join();
    }

    private static String tokenOf(String customer) {
        return FakeIssuer.RUNNING.token(customer, Role.CUSTOMER);
    }

    private CompletableFuture<Answer> orderLater(String customer, String body, @Nullable String key) {
        HttpRequest.Builder request = as(tokenOf(customer), post("/orders", body));
        return send(key == null ? request : request.header("Idempotency-Key", key));
    }
}
