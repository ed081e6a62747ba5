package io.baedal.gateway;

import static io.baedal.gateway.Client.assertProblem;
import static io.baedal.gateway.GatewayTest.Services.DASHBOARD;
import static io.baedal.gateway.GatewayTest.Services.DELIVERY;
import static io.baedal.gateway.GatewayTest.Services.ORDER;
import static io.baedal.gateway.GatewayTest.Services.PAYMENT;
import static io.baedal.gateway.GatewayTest.Services.STORE;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.netty.http.client.HttpClient;

/** A service that is away, slow, full or breaks off: a problem, quickly, and no request sent twice that should not be. */
@GatewayTest
@ExtendWith(OutputCaptureExtension.class)
class FailureTests {

    @Autowired
    private Client client;

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void aServiceThatIsAwayIsSaidQuicklyAndLoggedInOneLine(String method, CapturedOutput log) throws Exception {
        client.get("/stores");
        STORE.goAway();
        String body = method.equals("POST") ? "{}" : null;

        long start = System.nanoTime();
        HttpResponse<String> answer = client.send(method, "/stores", body, "X-Correlation-Id", "away-" + method);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
        assertProblem(answer, 503, "service-unavailable");
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 5L);
        assertThat(log.getOut().lines().filter(line -> line.contains("away-" + method)))
                .singleElement()
                .satisfies(
                        line -> assertThat(line).contains(" WARN ").contains(method + " /stores: service-unavailable"));
        assertThat(log.getOut()).doesNotContain("\tat ");
        STORE.comeBack();
        assertThat(client.get("/stores").statusCode()).isEqualTo(200);
    }

    @Test
    void clientsThatAreSentAwayTogetherAreNotToldToComeBackTogether() throws Exception {
        STORE.goAway();
        Set<Long> waits = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            waits.add(client.get("/stores")
                    .headers()
                    .firstValueAsLong("Retry-After")
                    .orElseThrow());
        }
        STORE.comeBack();
        assertThat(waits)
                .hasSizeGreaterThan(2)
                .allSatisfy(wait -> assertThat(wait).isBetween(1L, 5L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void aServiceThatCannotBeConnectedToIsSaidQuickly(String method) throws Exception {
        STORE.blackHole();

        long start = System.nanoTime();
        HttpResponse<String> answer = client.send(method, "/stores", method.equals("POST") ? "{}" : null);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
        assertProblem(answer, 503, "service-unavailable");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPostIsSentOnceWhenTheServiceBreaksOff(boolean reset, CapturedOutput log) throws Exception {
        hangUpOn(ORDER, reset);

        assertProblem(client.post("/orders", "{\"storeId\":1}"), 502, "bad-gateway");

        MILLISECONDS.sleep(300);
        assertThat(ORDER.received).hasSize(1);
        assertThat(log.getOut().lines().filter(line -> line.contains(" WARN "))).hasSize(1);
        assertThat(log.getOut()).doesNotContain("ERROR").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPostOnAUsedConnectionIsSentOnceWhenTheServiceBreaksOff(boolean reset) throws Exception {
        client.get("/orders");
        hangUpOn(ORDER, reset);

        assertProblem(client.post("/orders", "{\"storeId\":1}"), 502, "bad-gateway");

        MILLISECONDS.sleep(300);
        assertThat(ORDER.received).extracting(StubService.Received::method).containsExactly("GET", "POST");
    }

    /** Not to be seen from outside: this release of the client believes that it sent nothing in a moment only. */
    @Test
    void theClientItselfRepeatsNothing(@Autowired HttpClient connections) {
        assertThat(connections.configuration().isRetryDisabled()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void nothingThatChangesSomethingIsSentTwice(String method) throws Exception {
        hangUpOn(STORE, true);

        assertProblem(client.send(method, "/stores/1", "{}"), 502, "bad-gateway");

        MILLISECONDS.sleep(300);
        assertThat(STORE.received).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aGetIsSentAtMostTwice(boolean reset) throws Exception {
        hangUpOn(ORDER, reset);

        assertProblem(client.get("/orders"), 502, "bad-gateway");

        MILLISECONDS.sleep(300);
        assertThat(ORDER.received).hasSize(2);
    }

    @Test
    void aGetThatMetAClosingConnectionSucceedsTheSecondTime() throws Exception {
        ORDER.answers((request, caller) -> {
            if (ORDER.received.size() == 1) {
                caller.close();
            } else {
                StubService.ok("{\"id\":7}").to(request, caller);
            }
        });

        assertThat(client.get("/orders/7").body()).isEqualTo("{\"id\":7}");
    }

    @Test
    void aServiceThatDoesNotAnswerInTimeIsATimeOutAndAPostIsNotRepeated() throws Exception {
        ORDER.answers((_, _) -> SECONDS.sleep(3));

        assertProblem(client.post("/orders", "{}"), 504, "gateway-timeout");

        assertThat(ORDER.received).hasSize(1);
    }

    @Test
    void anAnswerThatBreaksOffHalfWayIsNeverTakenForTheWhole(CapturedOutput log) throws Exception {
        ORDER.answers((_, caller) -> {
            StubService.write(
                    caller,
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n");
            MILLISECONDS.sleep(200);
            caller.close();
        });

        assertThatThrownBy(() -> client.get("/orders/7")).isInstanceOf(IOException.class);

        await().untilAsserted(() -> assertThat(log.getOut()).contains("GET /orders/7: bad-gateway"));
        assertThat(log.getOut()).doesNotContain("ERROR").doesNotContain("\tat ");
    }

    @Test
    void anAnswerThatEndsBeforeItsBodyIsAProblemWithoutTheHeadersOfTheService() throws Exception {
        ORDER.answers((_, caller) -> {
            StubService.write(caller, "HTTP/1.1 201 Created\r\nLocation: /orders/7\r\nContent-Length: 50\r\n\r\n");
            MILLISECONDS.sleep(100);
            caller.close();
        });

        HttpResponse<String> answer = client.post("/orders", "{}");

        assertProblem(answer, 502, "bad-gateway");
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(ORDER.received).hasSize(1);
    }

    @Test
    void nonsenseFromAServiceIsABadGateway() throws Exception {
        ORDER.answers((_, caller) -> StubService.write(caller, "SSH-2.0-OpenSSH_9.2\r\n\r\n"));

        assertProblem(client.post("/orders", "{}"), 502, "bad-gateway");
    }

    @Test
    void requestsBeyondTheConnectionsAreRefusedAndOtherServicesDoNotNotice() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        DELIVERY.answers((request, caller) -> {
            release.await(5, SECONDS);
            StubService.ok("{}").to(request, caller);
        });
        // Four connections, two may wait (the pool's time-out ends that), the rest are refused at once.
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 12)
                .mapToObj(_ -> client.http()
                        .sendAsync(client.request("POST", "/deliveries/3/claim", "{}"), BodyHandlers.ofString()))
                .toList();

        await().until(() -> answers.stream().filter(CompletableFuture::isDone).count() >= 8);
        release.countDown();

        List<HttpResponse<String>> all =
                answers.stream().map(CompletableFuture::join).toList();
        assertThat(all).filteredOn(answer -> answer.statusCode() == 200).hasSizeBetween(1, 4);
        assertThat(all)
                .filteredOn(answer -> answer.statusCode() != 200)
                .isNotEmpty()
                .allSatisfy(answer -> {
                    assertProblem(answer, 503, "overloaded");
                    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                });
        assertThat(DELIVERY.received).hasSizeLessThanOrEqualTo(4);
        assertThat(client.get("/payinfos").statusCode()).isEqualTo(200);
        assertThat(PAYMENT.received).hasSize(1);
    }

    @Test
    void spectatorsOfTheStreamDoNotUseUpTheConnectionsOfTheDashboard() throws Exception {
        DASHBOARD.answers((request, caller) -> {
            if (request.target().equals("/dashboards/stream")) {
                StubService.write(caller, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata:1\n\n");
                SECONDS.sleep(5);
            } else {
                StubService.ok("{}").to(request, caller);
            }
        });
        List<Stream<String>> spectators = IntStream.range(0, 4)
                .mapToObj(_ -> client.http()
                        .sendAsync(client.request("GET", "/dashboards/stream", null), BodyHandlers.ofLines())
                        .join()
                        .body())
                .toList();

        assertThat(client.get("/dashboards").statusCode()).isEqualTo(200);

        spectators.forEach(Stream::close);
    }

    private static void hangUpOn(StubService service, boolean reset) {
        service.answers((_, caller) -> {
            caller.setSoLinger(reset, 0);
            caller.close();
        });
    }
}
