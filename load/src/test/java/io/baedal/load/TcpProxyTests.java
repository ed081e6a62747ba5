package io.baedal.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.baedal.load.TcpProxy.Weather;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TcpProxyTests {

    private final FakePayment server = new FakePayment(201);
    private final TcpProxy proxy = new TcpProxy(server.port());

    @AfterEach
    void close() {
        proxy.close();
        server.close();
    }

    @Test
    void passesOnWhatBothSidesSay() throws IOException, InterruptedException {
        assertThat(ask("fine", 20)).isEqualTo(201);
        assertThat(server.requests()).containsKey("fine");
    }

    @Test
    void swallowsTheRequestInABlackHole() {
        proxy.become(Weather.BLACK_HOLE);

        assertThatIOException().isThrownBy(() -> ask("swallowed", 1)).isInstanceOf(HttpTimeoutException.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void deliversTheRequestAndLosesTheAnswerWhenHalfOpen() {
        proxy.become(Weather.HALF_OPEN);

        assertThatIOException().isThrownBy(() -> ask("half", 2)).isInstanceOf(HttpTimeoutException.class);
        assertThat(server.requests()).containsKey("half");
    }

    @Test
    void breaksOffWhenCutAndIsWellAgainAfterwards() throws IOException, InterruptedException {
        proxy.become(Weather.CUT);
        assertThatIOException().isThrownBy(() -> ask("cut", 20));

        proxy.become(Weather.FINE);
        assertThat(ask("again", 20)).isEqualTo(201);
    }

    @Test
    void leavesOldConnectionsInTheBlackHoleAndPassesNewOnes() throws IOException, InterruptedException {
        proxy.become(Weather.BLACK_HOLE);
        try (HttpClient client = HttpClient.newHttpClient()) {
            var old = client.sendAsync(request("old", 5), HttpResponse.BodyHandlers.ofString());
            assertThatIOException().isThrownBy(() -> ask("swallowed", 1));
            proxy.becomeFineForNewcomers();

            assertThat(ask("new", 20)).isEqualTo(201);
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(old::join)
                    .withCauseInstanceOf(HttpTimeoutException.class);
        }
        assertThat(server.requests()).containsOnlyKeys("new");
    }

    @Test
    void leadsNewConnectionsToAnyOfItsTargets() throws IOException, InterruptedException {
        try (FakePayment other = new FakePayment(202)) {
            proxy.leadToAnyOf(List.of(server.port(), other.port()));
            Set<Integer> answers = new HashSet<>();
            for (int i = 0; i < 50; i++) {
                answers.add(ask("one of two", 20));
            }
            assertThat(answers).containsExactlyInAnyOrder(201, 202);
        }
    }

    private int ask(String key, int seconds) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request(key, seconds), HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        }
    }

    private HttpRequest request(String key, int seconds) {
        return HttpRequest.newBuilder(URI.create(proxy.address()))
                .timeout(Duration.ofSeconds(seconds))
                .POST(HttpRequest.BodyPublishers.ofString("{\"idempotencyKey\":\"" + key + "\"}"))
                .build();
    }
}
