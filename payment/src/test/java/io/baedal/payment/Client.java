package io.baedal.payment;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import lombok.RequiredArgsConstructor;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the running service: sends what it is told and shows the whole answer. */
@RequiredArgsConstructor
class Client {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Environment environment;

    record Answer(int status, Map<String, List<String>> headers, String text) {

        static Answer of(HttpResponse<byte[]> response) {
            return new Answer(
                    response.statusCode(),
                    response.headers().map(),
                    new String(response.body(), StandardCharsets.UTF_8));
        }

        JsonNode body() {
            return JSON.readTree(text);
        }

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }

        long id() {
            return body().path("id").asLong();
        }

        String at(String field) {
            return body().path(field).asString("");
        }

        /** The stable name of a problem. */
        String code() {
            return at("code");
        }

        List<String> fieldsInError() {
            return body().path("errors")
                    .valueStream()
                    .map(error -> error.path("field").asString())
                    .toList();
        }
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
        return postLater(JSON.writeValueAsString(wanted));
    }

    Answer post(String body) {
        return postLater(body).join();
    }

    Answer get(String path) {
        return send(request(path).GET()).join();
    }

    /** The only payinfo of an order, or an empty one. */
    JsonNode payinfoOf(long orderId) {
        return get("/payinfos?orderId=" + orderId).body().path("content").path(0);
    }

    String statusOf(long orderId) {
        return payinfoOf(orderId).path("status").asString("");
    }

    private CompletableFuture<Answer> postLater(String body) {
        return send(
                request("/payinfos").header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private CompletableFuture<Answer> send(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), BodyHandlers.ofByteArray()).thenApply(Answer::of);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://localhost:" + environment.getRequiredProperty("local.server.port") + path));
    }
}
