package io.baedal.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.load.Client;
import io.baedal.load.Client.Answer;
import io.baedal.load.Suite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A service that is asked to leave, as at every update, answers what it has in hand first. */
class ShutdownIT {

    private static final String SLOW_ORDER =
            "{\"storeId\":1,\"items\":[{\"menuId\":11,\"qty\":1}],\"paymentToken\":\"tok_slow\"}";

    private final Suite suite = RunningSuite.get();
    private final Client client = new Client(suite);

    @AfterEach
    void bringEverythingBack() {
        suite.up();
    }

    /** {@code terminate} waits for as long as a pod is given, 45 s. */
    @Test
    void aRequestUnderWayIsAnsweredBeforeItsServiceIsGone() throws Exception {
        CompletableFuture<Answer> order = CompletableFuture.supplyAsync(() -> client.post("/orders", SLOW_ORDER));
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> inFlight() >= 1);

        suite.terminate("order");

        Answer answer = order.get(20, TimeUnit.SECONDS);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body().path("code").asString()).isEqualTo("payment-unavailable");
    }

    private double inFlight() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI page =
                    URI.create("http://127.0.0.1:" + suite.port("order") + "/actuator/metrics/baedal.http.in.flight");
            String answer = http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
                    .body();
            return Double.parseDouble(answer.replaceFirst("(?s).*\"value\":([0-9.]+).*", "$1"));
        }
    }
}
