package io.baedal.order;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
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

    /** {@code body} is null when there was none. */
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
        return post(JSON.writeValueAsString(wanted), key);
    }

    Answer post(String body, @Nullable String key) {
        return orderLater(body, key).join();
    }

    CompletableFuture<Answer> orderLater(Map<String, Object> wanted, @Nullable String key) {
        return orderLater(JSON.writeValueAsString(wanted), key);
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer cancel(long orderId) {
        return send(request("/orders/" + orderId).DELETE());
    }

    private CompletableFuture<Answer> orderLater(String body, @Nullable String key) {
        HttpRequest.Builder request =
                request("/orders").header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return http.sendAsync(request.build(), BodyHandlers.ofByteArray()).thenApply(Answer::of);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return Answer.of(http.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://localhost:" + environment.getRequiredProperty("local.server.port") + path));
    }
}
