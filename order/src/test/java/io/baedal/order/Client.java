package io.baedal.order;

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

    /** Two fried chickens of the demo store for 36,000 won. */
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
        return order(JSON.writeValueAsString(wanted), key);
    }

    Answer order(String body, @Nullable String key) {
        return orderLater(body, key).join();
    }

    CompletableFuture<Answer> orderLater(Map<String, Object> wanted, @Nullable String key) {
        return orderLater(JSON.writeValueAsString(wanted), key);
    }

    Answer cancel(long orderId) {
        return send(request("/orders/" + orderId).DELETE()).join();
    }

    private CompletableFuture<Answer> orderLater(String body, @Nullable String key) {
        HttpRequest.Builder request = post("/orders", body);
        return send(key == null ? request : request.header("Idempotency-Key", key));
    }
}
