package io.baedal.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls through the gateway, each remembered with what came of it. */
final class History {

    /** The gateway gives up after 10 s; a caller that waits longer waits for nobody. */
    static final Duration PATIENCE = Duration.ofSeconds(12);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newBuilder()
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final String gateway;
    private final Account account;

    /** {@code gateway} is its address without a path. */
    History(String gateway, Account account) {
        this.gateway = gateway;
        this.account = account;
    }

    /** What a caller knows afterwards. UNKNOWN: it may have been done or not, so it has to be asked again. */
    enum Outcome {
        OK,
        REFUSED,
        UNKNOWN
    }

    /** What is done to an order: the events that an acknowledged step must have left. */
    enum Step {
        PLACE,
        CANCEL,
        CONFIRM,
        COOK,
        REFUSE,
        CLAIM,
        PICK_UP,
        COMPLETE,
        LOOK
    }

    /** One call. {@code subject} is the key of a placement and the order id of everything else. */
    record Call(
            Step step,
            String subject,
            Instant sentAt,
            Duration took,
            Outcome outcome,
            int status,
            boolean retryAfter,
            JsonNode body) {

        long id() {
            return body.path("id").asLong(0);
        }

        /** Lists of an hour, a few every second, are more than a drill's memory holds. */
        private Call withoutBody() {
            return new Call(step, subject, sentAt, took, outcome, status, retryAfter, JSON.missingNode());
        }
    }

    Call call(Step step, String subject, String method, String path, @Nullable String body) {
        return callAt(gateway, step, subject, method, path, body);
    }

    /** Past the gateway, at one process of a service. */
    Call callAt(String address, Step step, String subject, String method, String path, @Nullable String body) {
        Instant sentAt = Instant.now();
        long start = System.nanoTime();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + account.token())
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (step == Step.PLACE) {
            request.header("Idempotency-Key", subject);
        }
        Answer answer = send(request.build());
        Call call = new Call(
                step,
                subject,
                sentAt,
                Duration.ofNanos(System.nanoTime() - start),
                answer.outcome(),
                answer.status(),
                answer.retryAfter(),
                answer.body());
        calls.add(step == Step.LOOK && call.outcome() == Outcome.OK ? call.withoutBody() : call);
        return call;
    }

    Collection<Call> calls() {
        return List.copyOf(calls);
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode body = response.body().isEmpty() ? JSON.missingNode() : JSON.readTree(response.body());
            return new Answer(
                    outcome(response.statusCode()),
                    response.statusCode(),
                    response.headers().firstValue("Retry-After").isPresent(),
                    body);
        } catch (IOException | JacksonException brokenOff) {
            return new Answer(Outcome.UNKNOWN, 0, false, JSON.missingNode());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Answer(Outcome.UNKNOWN, 0, false, JSON.missingNode());
        }
    }

    private static Outcome outcome(int status) {
        if (status < 300) {
            return Outcome.OK;
        }
        return status < 500 || status == 503 ? Outcome.REFUSED : Outcome.UNKNOWN;
    }

    private record Answer(Outcome outcome, int status, boolean retryAfter, JsonNode body) {}
}
