package io.baedal.platform;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of a running service: sends what it is told and shows the whole answer. A service's tests add its words. */
public abstract class ServiceClient {

    protected static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Environment environment;

    protected ServiceClient(Environment environment) {
        this.environment = environment;
    }

    /** {@code text} is empty when there was no body. */
    public record Answer(int status, Map<String, List<String>> headers, String text) {

        static Answer of(HttpResponse<byte[]> response) {
            return new Answer(
                    response.statusCode(),
                    response.headers().map(),
                    new String(response.body(), StandardCharsets.UTF_8));
        }

        public JsonNode body() {
            return JSON.readTree(text);
        }

        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }

        public long id() {
            return body().path("id").asLong();
        }

        public String at(String field) {
            return body().path(field).asString("");
        }

        /** The stable name of a problem. */
        public String code() {
            return at("code");
        }

        public List<String> fieldsInError() {
            return body().path("errors")
                    .valueStream()
                    .map(error -> error.path("field").asString())
                    .toList();
        }
    }

    public Answer get(String path) {
        return send(request(path).GET()).join();
    }

    /** Who calls, instead of the tester; an empty token is nobody. */
    protected static HttpRequest.Builder as(String token, HttpRequest.Builder request) {
        return token.isEmpty()
                ? request.setHeader("Authorization", "Nobody")
                : request.setHeader("Authorization", "Bearer " + token);
    }

    protected HttpRequest.Builder post(String path, String body) {
        return request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    protected CompletableFuture<Answer> send(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), BodyHandlers.ofByteArray()).thenApply(Answer::of);
    }

    protected HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:" + environment.getRequiredProperty("local.server.port") + path))
                .header("Authorization", "Bearer " + FakeIssuer.RUNNING.token());
    }
}
