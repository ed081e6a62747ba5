package io.baedal.gateway;

import static io.baedal.gateway.Client.assertProblem;
import static io.baedal.gateway.GatewayTest.Services.ORDER;
import static io.baedal.gateway.GatewayTest.Services.STORE;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is refused at the door, what is taken off a request, and what is put on every answer. */
@GatewayTest
@ExtendWith(OutputCaptureExtension.class)
class DoorTests {

    private static final int LIMIT = 256 * 1024;

    @Autowired
    private Client client;

    @Test
    void aBodyOfTheLimitPassesAndOneByteMoreDoesNot() throws Exception {
        assertThat(client.post("/orders", "x".repeat(LIMIT)).statusCode()).isEqualTo(200);
        assertThat(ORDER.received.getFirst().body()).hasSize(LIMIT);

        assertProblem(client.post("/orders", "x".repeat(LIMIT + 1)), 413, "payload-too-large");
        assertThat(ORDER.received).hasSize(1);
    }

    @Test
    void aChunkedBodyIsCounted() throws Exception {
        assertThat(chunked(LIMIT).statusCode()).isEqualTo(200);
        assertThat(ORDER.received.getFirst().body()).hasSize(LIMIT);

        assertProblem(chunked(LIMIT + 1), 413, "payload-too-large");
        assertProblem(chunked(20 * LIMIT), 413, "payload-too-large");
        assertThat(ORDER.received).hasSize(1);
        assertThat(ORDER.partial).hasValue(0);
    }

    @Test
    void aBodyIsCountedAlsoWhenItsLengthIsSaidToBeHopByHop() throws Exception {
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        String head = "POST /orders HTTP/1.1\r\nHost: localhost\r\n"
                + "Connection: close, Content-Length, Transfer-Encoding\r\nTransfer-Encoding: chunked\r\n\r\n";

        assertThat(client.raw(head + chunk.repeat(4) + "0\r\n\r\n")).startsWith("HTTP/1.1 200");
        assertThat(client.raw(head + chunk.repeat(5) + "0\r\n\r\n")).startsWith("HTTP/1.1 413");
        assertThat(ORDER.received)
                .singleElement()
                .satisfies(request -> assertThat(request.body()).hasSize(LIMIT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Content-Length: 100\r\n\r\n{\"half\":", "Transfer-Encoding: chunked\r\n\r\n8\r\n{\"half\":\r\n"
            })
    void aBodyThatNeverEndsReachesNobody(String rest, CapturedOutput log) throws Exception {
        try (Socket socket = client.open()) {
            StubService.write(socket, "POST /orders HTTP/1.1\r\nHost: localhost\r\n" + rest);
            MILLISECONDS.sleep(200);
        }

        MILLISECONDS.sleep(300);
        assertThat(ORDER.received).isEmpty();
        assertThat(ORDER.partial).hasValue(0);
        assertThat(log.getOut()).doesNotContain("ERROR").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({"/orders, 408", "/nowhere, 404"})
    void aClientThatKeepsUsWaitingForItsBodyIsHungUpOn(String path, String status, CapturedOutput log)
            throws Exception {
        long start = System.nanoTime();

        String answer =
                client.raw("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{\"half\":");

        assertThat(answer).startsWith("HTTP/1.1 " + status).contains("application/problem+json");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
        assertThat(ORDER.received).isEmpty();
        assertThat(log.getOut()).doesNotContain("ERROR").doesNotContain("\tat ");
    }

    /** It was not: an answer before the body left some connections deaf. */
    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/payinfos", "/orders/..;/x", "/actuator/health", "/livez"})
    void aConnectionIsStillGoodAfterARefusal(String path) throws Exception {
        for (int i = 0; i < 40; i++) {
            try (Socket socket = client.open()) {
                for (int k = 0; k < 10; k++) {
                    StubService.write(
                            socket, "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n");
                    StubService.write(socket, "{}");
                    assertThat(statusOf(socket)).startsWith("HTTP/1.1 4");
                    StubService.write(socket, "GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n");
                    assertThat(statusOf(socket)).startsWith("HTTP/1.1 200");
                }
            }
        }
    }

    @Test
    void aClientThatAsksBeforeItSendsIsAnswered() throws Exception {
        String head = " HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nConnection: close\r\nContent-Length: ";
        try (Socket socket = client.open()) {
            StubService.write(socket, "POST /orders" + head + "2\r\n\r\n");
            assertThat(statusOf(socket)).isEqualTo("HTTP/1.1 100 Continue");
            StubService.write(socket, "{}");
            assertThat(statusOf(socket)).isEqualTo("HTTP/1.1 200 OK");
        }
        assertThat(ORDER.received.getFirst().headers()).doesNotContainKey("Expect");
        assertThat(client.raw("POST /orders" + head + "900000\r\n\r\n")).startsWith("HTTP/1.1 413");
        assertThat(client.raw("POST /payinfos" + head + "2\r\n\r\n")).startsWith("HTTP/1.1 404");
    }

    @Test
    void headersThatAreTooLargeAreRefusedWithoutAStackTrace(CapturedOutput log) throws Exception {
        String answer =
                client.raw("GET /orders HTTP/1.1\r\nHost: localhost\r\nX-Large: " + "x".repeat(20_000) + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 431 ");
        assertThat(ORDER.received).isEmpty();
        assertThat(log.getOut()).doesNotContain("\tat ").doesNotContain("xxxxxxxxxx");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /orders HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
                "POST /orders HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "POST /orders HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                "nonsense\r\n\r\n",
                "GET /orders HTTP/1.1\r\nHost: localhost\r\nBad Header: 1\r\nConnection: close\r\n\r\n",
            })
    void aRequestThatIsNotHttpIsRefusedWithoutAStackTrace(String request, CapturedOutput log) throws Exception {
        assertThat(client.raw(request)).startsWith("HTTP/1.1 4");
        assertThat(ORDER.received).isEmpty();
        assertThat(log.getOut()).doesNotContain("ERROR").doesNotContain("\tat ");
    }

    @Test
    void aKnownOriginMayCall() throws Exception {
        HttpResponse<String> preflight = preflight("https://baedal.example", "POST", "content-type,idempotency-key");
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue("https://baedal.example");
        assertThat(preflight
                        .headers()
                        .firstValue("Access-Control-Allow-Methods")
                        .orElseThrow())
                .contains("GET", "POST", "PUT", "PATCH", "DELETE");
        assertThat(ORDER.received).isEmpty();

        HttpResponse<String> answer = client.get("/orders", "Origin", "https://baedal.example");
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly("https://baedal.example");
        assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
                .contains("Location", "Retry-After", "X-Correlation-Id");
        // A page of ours that was opened past us brings the cookie.
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .hasValue("true");
    }

    @Test
    void aKnownOriginCanReadOurProblemsToo() throws Exception {
        STORE.goAway();
        for (HttpResponse<String> answer : List.of(
                client.get("/stores", "Origin", "http://localhost:8080"),
                client.get("/nowhere", "Origin", "http://localhost:8080"),
                client.post("/orders", "x".repeat(LIMIT + 1), "Origin", "http://localhost:8080"))) {
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue("http://localhost:8080");
        }
    }

    @Test
    void aForeignOriginMayNot() throws Exception {
        assertProblem(preflight("https://evil.example", "POST", "content-type"), 403, "forbidden");
        assertProblem(client.post("/orders", "{}", "Origin", "https://evil.example"), 403, "forbidden");
        assertProblem(client.post("/orders", "{}", "Origin", "null"), 403, "forbidden");
        assertProblem(preflight("https://baedal.example", "TRACE", "content-type"), 403, "forbidden");
        assertProblem(preflight("https://baedal.example", "POST", "x-user-id"), 403, "forbidden");
        assertThat(ORDER.received).isEmpty();
    }

    @Test
    void aCorrelationIdGoesToTheServiceAndComesBackOnce() throws Exception {
        ORDER.answers((request, caller) -> StubService.write(
                caller,
                "HTTP/1.1 200 OK\r\nX-Correlation-Id: " + request.header("X-Correlation-Id")
                        + "\r\nContent-Length: 2\r\n\r\n{}"));

        HttpResponse<String> answer = client.get("/orders", "X-Correlation-Id", "Given_1.2-3");

        assertThat(answer.headers().allValues("X-Correlation-Id")).containsExactly("Given_1.2-3");
        assertThat(ORDER.received.getFirst().headers().get("X-Correlation-Id")).containsExactly("Given_1.2-3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"has space", "<script>", "한글", "a\tb", ""})
    void aCorrelationIdThatIsNotOneIsReplaced(String given) throws Exception {
        String answer = client.raw("GET /orders HTTP/1.1\r\nHost: localhost\r\nConnection: close, X-Correlation-Id\r\n"
                + "X-Correlation-Id: " + given + "\r\nX-Correlation-Id: two\r\n\r\n");

        String id = ORDER.received.getFirst().header("X-Correlation-Id");
        assertThat(id).matches("[0-9a-f-]{36}");
        assertThat(answer.split("X-Correlation-Id: ")).hasSize(2);
        assertThat(answer).contains("X-Correlation-Id: " + id);
    }

    @Test
    void aCorrelationIdThatIsTooLongIsReplaced() throws Exception {
        assertThat(client.get("/orders", "X-Correlation-Id", "x".repeat(64))
                        .headers()
                        .firstValue("X-Correlation-Id"))
                .hasValue("x".repeat(64));
        assertThat(client.get("/orders", "X-Correlation-Id", "x".repeat(65))
                        .headers()
                        .firstValue("X-Correlation-Id"))
                .get()
                .asString()
                .hasSize(36);
    }

    @Test
    void everyAnswerForbidsSniffing() throws Exception {
        STORE.goAway();
        for (HttpResponse<String> answer : List.of(
                client.get("/orders"),
                client.get("/stores"),
                client.get("/nowhere"),
                client.get("/"),
                client.get("/livez"))) {
            assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For",
                "X-Forwarded-Host",
                "X-Forwarded-Proto",
                "X-Forwarded-Port",
                "X-Forwarded-Prefix",
                "X-Forwarded-User",
                "Forwarded",
                "X-Real-IP",
                "X-User-Id",
                "X-User-Roles",
                "X-Customer-Id",
                "x-customer-id",
                "X-Member-Id",
                "X-Remote-User",
                "X-Original-URL",
                "X-HTTP-Method-Override",
            })
    void aClientCannotSayWhoItIsOrWhereItComesFrom(String header) throws Exception {
        client.get("/orders", header, "for=1.2.3.4");

        assertThat(ORDER.received.getFirst().headers()).doesNotContainKey(header);
    }

    @Test
    void hopByHopHeadersStayOnTheirHop() throws Exception {
        client.raw("GET /orders HTTP/1.1\r\nHost: evil.example\r\nConnection: close, X-Hop, Upgrade\r\n"
                + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "X-Hop: 1\r\nTE: trailers\r\nKeep-Alive: 5\r\nX-End: 1\r\n\r\n");

        assertThat(ORDER.received.getFirst().headers())
                .doesNotContainKeys("X-Hop", "Upgrade", "TE", "Keep-Alive", "Connection")
                .containsKey("X-End");
        assertThat(ORDER.received.getFirst().header("Host")).startsWith("localhost:");
    }

    @Test
    void theStatusPageSaysWhichServicesAreThere() throws Exception {
        STORE.goAway();

        HttpResponse<String> page = client.get("/status", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe");
        assertThat(page.body())
                .contains("주문", "Services", "http://localhost:" + client.port() + "/orders")
                .doesNotContain("{{", "<script", "localhost:" + ORDER.url().replaceAll(".*:", ""));
        // What was asked within the last second is not asked again.
        await().atMost(5, SECONDS).untilAsserted(() -> {
            String now = client.get("/status").body();
            assertThat(now.split("class=\"up\"")).hasSize(7);
            assertThat(now.split("class=\"away\"")).hasSize(2);
        });
        assertThat(ORDER.received).extracting(StubService.Received::target).containsOnly("/readyz");
    }

    @Test
    void theHostNameCannotWriteIntoThePage() throws Exception {
        String page =
                client.raw("GET /status HTTP/1.1\r\nHost: \"><script>alert(1)</script>\r\nConnection: close\r\n\r\n");

        assertThat(page).doesNotContain("<script");
    }

    @Test
    void theStatusPageIsForReadingOnly() throws Exception {
        assertProblem(client.post("/status", "{}"), 404, "not-found");
        assertThat(client.get("/actuator/health", "Accept", "text/html").statusCode())
                .isEqualTo(404);
    }

    /** The status line of the next answer; the rest of that answer is read, too. */
    private static String statusOf(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("expected an answer but got: " + head);
            }
            head.append((char) next);
        }
        Matcher length = Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
        if (length.find()) {
            in.readNBytes(Integer.parseInt(length.group(1)));
        }
        return head.substring(0, head.indexOf("\r\n"));
    }

    private HttpResponse<String> preflight(String origin, String method, String headers) throws Exception {
        return client.send(
                "OPTIONS",
                "/orders",
                null,
                "Origin",
                origin,
                "Access-Control-Request-Method",
                method,
                "Access-Control-Request-Headers",
                headers);
    }

    private HttpResponse<String> chunked(int size) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        client.request("GET", "/orders", null).uri())
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[size])))
                .build();
        return client.http().send(request, BodyHandlers.ofString());
    }
}
