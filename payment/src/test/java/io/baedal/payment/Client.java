package io.baedal.payment;

import io.baedal.platform.FakeIssuer;
import io.baedal.platform.Role;
import io.baedal.platform.ServiceClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** Order, as the running service meets it. */
class Client extends ServiceClient {

    Client(Environment environment) {
        super(environment);
    }

    /** All tests share one database. */
    static long newOrderId() {
        return ThreadLocalRandom.current().nextLong(1, 1L << 50);
    }

    static String newKey() {
        return UUID.randomUUID().toString();
    }

    static Map<String, Object> authorization(long orderId, String key) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("orderId", orderId);
        wanted.put("price", 36_000);
        wanted.put("paymentToken", "tok_ok");
        wanted.put("idempotencyKey", key);
        return wanted;
    }

    Answer authorize(long orderId, String key) {
        return authorize(authorization(orderId, key));
    }

    Answer authorize(Map<String, Object> wanted) {
        return authorizeLater(wanted).join();
    }

    CompletableFuture<Answer> authorizeLater(Map<String, Object> wanted) {
        return send(asOrder(post("/payinfos", JSON.writeValueAsString(wanted))));
    }

    Answer authorize(String body) {
        return send(asOrder(post("/payinfos", body))).join();
    }

    Answer authorizeAs(String token, long orderId) {
        return send(as(token, post("/payinfos", JSON.writeValueAsString(authorization(orderId, newKey())))))
                .join();
    }

    Answer getAs(String token, String path) {
        return send(as(token, request(path).GET())).join();
    }

    private static HttpRequest.Builder asOrder(HttpRequest.Builder request) {
        return as(FakeIssuer.RUNNING.token("order", Role.SERVICE), request);
    }

    Answer postTo(String path) {
        return send(request(path).POST(BodyPublishers.noBody())).join();
    }

    /** The only payinfo of an order, or an empty one. */
    JsonNode payinfoOf(long orderId) {
        return get("/payinfos?orderId=" + orderId).body().path("content").path(0);
    }

    String statusOf(long orderId) {
        return payinfoOf(orderId).path("status").asString("");
    }
}
