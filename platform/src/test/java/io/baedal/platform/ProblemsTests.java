package io.baedal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The web defaults of every service, in a running server: what a client sees when something is not as it should be. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=problems",
            "spring.config.import=classpath:platform.yaml",
            "baedal.http.max-in-flight=4",
            "logging.level.root=ERROR",
            "logging.level.io.baedal=OFF",
            "logging.level.org.apache.catalina.core=OFF"
        })
class ProblemsTests {

    private static final String LINES = "/lines";
    private static final String ONE_LINE = "{\"note\":\"a\",\"items\":[{\"menuId\":11,\"qty\":2}]}";

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final TestController controller;
    private final int port;

    @Autowired
    ProblemsTests(TestController controller, @LocalServerPort int port) {
        this.controller = controller;
        this.port = port;
    }

    @Test
    void aRefusalTellsItsCodeItsMembersAndWhenToComeBack() {
        var answer = get("/refused");
        JsonNode problem = problem(answer, 409, "price-changed");
        assertThat(problem.path("type").stringValue()).isEqualTo("urn:baedal:problem:price-changed");
        assertThat(problem.path("title").stringValue()).isEqualTo("Conflict");
        assertThat(problem.path("detail").stringValue()).isEqualTo("The order costs 19000 won now.");
        assertThat(problem.path("currentPrice").longValue()).isEqualTo(19_000);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
    }

    @Test
    void aRefusalThatWaitingDoesNotMendHasNoRetryAfter() {
        var answer = get("/missing/12");
        assertThat(problem(answer, 404, "not-found").path("detail").stringValue())
                .isEqualTo("There is no order 12.");
        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void anInvalidBodyNamesItsFields() {
        var answer = post(LINES, "{\"note\":\"\",\"items\":[{\"menuId\":11,\"qty\":100},{\"qty\":2}]}");
        JsonNode problem = problem(answer, 400, "invalid-request");
        assertThat(fields(problem)).containsExactly("items[0].qty", "items[1].menuId", "note");
        assertThat(problem.path("errors"))
                .allSatisfy(
                        error -> assertThat(error.path("message").stringValue()).isNotBlank());
        assertThat(problem.path("detail").stringValue()).contains("items[0].qty must be less than or equal to 99");
    }

    @Test
    void textThatNotEveryDatabaseStoresIsRefused() {
        var answer = post(LINES, ONE_LINE.replace("\"a\"", "\"a\\u0000b\""));
        assertThat(fields(problem(answer, 400, "invalid-request"))).containsExactly("note");
    }

    @Test
    void aValueThatNoAnnotationChecksIsNamedToo() {
        assertThat(fields(problem(get("/checked"), 400, "invalid-request"))).containsExactly("page");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"items\":[{\"menuId\":11,\"qty\":1.5}]}     | items[0].qty",
                "{\"items\":[{\"menuId\":11,\"qty\":\"2\"}]}   | items[0].qty",
                "{\"items\":[{\"menuId\":11,\"qty\":true}]}    | items[0].qty",
                "{\"items\":[{\"menuId\":11,\"qty\":9999999999}]} | items[0].qty",
                "{\"items\":[{\"menuId\":[],\"qty\":1}]}       | items[0].menuId",
                "{\"items\":[7]}                               | items[0]",
                "{\"items\":\"none\"}                          | items",
                "{\"note\":{}}                                 | note",
            })
    void aValueOfTheWrongTypeIsNamed(String body, String field) {
        assertThat(fields(problem(post(LINES, body), 400, "invalid-request"))).containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "garbage", "null", "[]", "7", ONE_LINE + " {}", ONE_LINE + ",", "{\"note\":\"\\x\"}"})
    void aBodyThatIsNotTheJsonOfARequestIsInvalid(String body) {
        problem(post(LINES, body), 400, "invalid-request");
    }

    @Test
    void whatIsRightIsTaken() {
        var answer = post(LINES, ONE_LINE);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(ONE_LINE);
    }

    @Test
    void aParameterOfTheWrongTypeIsNamed() {
        assertThat(fields(problem(get("/missing/twelve"), 400, "invalid-request")))
                .containsExactly("id");
        assertThat(fields(problem(get("/limited?size=many"), 400, "invalid-request")))
                .containsExactly("size");
        assertThat(fields(problem(get("/limited?size=0"), 400, "invalid-request")))
                .containsExactly("size");
        problem(get("/limited"), 400, "invalid-request");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        problem(get("/nowhere"), 404, "not-found");
        problem(get("/"), 404, "not-found");
        problem(get("/error"), 404, "not-found");
        problem(get("/favicon.ico"), 404, "not-found");
    }

    @Test
    void aWrongMethodIsNotAllowedAndTheRightOnesAreNamed() {
        var answer = send(request(LINES).DELETE());
        problem(answer, 405, "method-not-allowed");
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void aWrongMediaTypeIsRefused() {
        problem(
                send(request(LINES).header("Content-Type", "text/plain").POST(BodyPublishers.ofString(ONE_LINE))),
                415,
                "unsupported-media-type");
        assertThat(send(request("/refused").header("Accept", "text/html")).statusCode())
                .isEqualTo(409);
    }

    @Test
    void whatWeDidNotForeseeIsAnsweredWithoutATrace() {
        var answer = get("/unforeseen");
        problem(answer, 500, "internal-error");
        withoutATrace(answer.body());
    }

    @Test
    void whatFailsInAFilterIsAnsweredLikeTheRest() {
        var answer = get("/filtered");
        problem(answer, 500, "internal-error");
        withoutATrace(answer.body());
        problem(get("/filtered?status=403"), 403, "forbidden");
        problem(send(request("/filtered?status=403").header("Accept", "text/html")), 403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a%zz", "/a|b", "/a%2Fb", "/a%00b", "/%c0%ae"})
    void aPathThatNobodyCanReadIsABadRequestWithoutATrace(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400");
        assertThat(answer).contains("application/problem+json").contains("\"code\":\"invalid-request\"");
        withoutATrace(answer);
    }

    @Test
    void aRequestThatIsNoHttpIsAnsweredAsAProblemToo() throws IOException {
        String answer = raw("GET / HTTP/9.9\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 505").contains("application/problem+json", "\"status\":505");
        withoutATrace(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"connection", "pool", "lock", "time-out"})
    void aBusyDatabaseIsAnOverload(String busy) {
        var answer = get("/busy/" + busy);
        withoutATrace(answer.body());
        problem(answer, 503, "overloaded");
        assertThat(secondsToWait(answer)).isBetween(1L, 5L);
    }

    @Test
    void thoseWhoAreSentAwayTogetherAreNotToldToComeBackTogether() {
        Set<Long> waits = IntStream.range(0, 60)
                .mapToObj(_ -> secondsToWait(get("/busy/pool")))
                .collect(Collectors.toSet());
        assertThat(waits)
                .hasSizeGreaterThan(2)
                .allSatisfy(wait -> assertThat(wait).isBetween(1L, 5L));
    }

    @Test
    void whatFailsInAFilterWithA503SaysWhenToComeBackToo() {
        var answer = get("/filtered?status=503");
        problem(answer, 503, "service-unavailable");
        assertThat(secondsToWait(answer)).isBetween(1L, 5L);
    }

    private static long secondsToWait(HttpResponse<String> answer) {
        return answer.headers().firstValueAsLong("Retry-After").orElse(0);
    }

    @Test
    void overTheLimitItRefusesAtOnceReadsBeforeWritesAndProbesPass() {
        List<CompletableFuture<HttpResponse<String>>> held = new ArrayList<>();
        IntStream.range(0, 3).forEach(_ -> held.add(sendAsync(request("/held"))));
        controller.arrivals.acquireUninterruptibly(3);

        var read = get("/missing/12");
        problem(read, 503, "overloaded");
        assertThat(secondsToWait(read)).isBetween(1L, 5L);
        assertThat(post(LINES, ONE_LINE).statusCode()).isEqualTo(200);

        held.add(sendAsync(request("/held").POST(BodyPublishers.noBody())));
        controller.arrivals.acquireUninterruptibly(1);
        problem(post(LINES, ONE_LINE), 503, "overloaded");
        assertThat(get("/livez").statusCode()).isEqualTo(200);
        assertThat(get("/readyz").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/prometheus").body())
                .containsPattern("baedal_http_in_flight\\{[^}]*} 4\\.0")
                .containsPattern("baedal_http_refused_total\\{[^}]*} 2\\.0");

        controller.mayLeave.release(4);
        held.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        problem(get("/missing/12"), 404, "not-found");
    }

    @Test
    void takesACorrelationIdOverOrMakesOne() {
        assertThat(correlationId("checkout-1")).isEqualTo("checkout-1");
        assertThat(UUID.fromString(correlationId(null))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two words",
                "semi;colon",
                "<script>",
                "1234567890123456789012345678901234567890123456789012345678901234x"
            })
    void makesAnotherCorrelationIdForAnOddOne(String odd) {
        assertThat(UUID.fromString(correlationId(odd))).isNotNull();
    }

    /** The id in the answer's header, which is also the one that the work sees. */
    private String correlationId(@Nullable String given) {
        HttpRequest.Builder request = request("/correlation-id");
        if (given != null) {
            request.header("X-Correlation-Id", given);
        }
        var answer = send(request);
        assertThat(answer.headers().allValues("X-Correlation-Id")).containsExactly(answer.body());
        return answer.body();
    }

    private JsonNode problem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        JsonNode problem = json.readTree(answer.body());
        assertThat(problem.path("code").stringValue()).isEqualTo(code);
        assertThat(problem.path("status").intValue()).isEqualTo(status);
        assertThat(problem.path("type").stringValue()).isEqualTo("urn:baedal:problem:" + code);
        assertThat(problem.path("title").stringValue()).isNotBlank();
        assertThat(problem.path("detail").stringValue()).isNotBlank();
        return problem;
    }

    private static List<String> fields(JsonNode problem) {
        return problem.path("errors")
                .valueStream()
                .map(error -> error.path("field").stringValue())
                .toList();
    }

    private static void withoutATrace(String body) {
        assertThat(body)
                .doesNotContain("Exception", "io.baedal", "org.", "java.", "secret", "Tomcat", "trace", "<html");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(30));
    }

    private HttpResponse<String> get(String path) {
        return send(request(path));
    }

    private HttpResponse<String> post(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return sendAsync(request).join();
    }

    private CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /** For requests that no decent client would send. */
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Found by this test only: no service scans this package. */
    @SpringBootConfiguration
    @EnableAutoConfiguration(
            exclude = {
                OutboxConfiguration.class,
                ConsumerConfiguration.class,
                DataSourceAutoConfiguration.class,
                HibernateJpaAutoConfiguration.class,
                FlywayAutoConfiguration.class
            })
    @Import(TestController.class)
    static class Application {

        @Bean
        Access access() {
            return Access.table("* /** everybody");
        }

        @Bean
        JwtDecoder believesNobody() {
            return _ -> {
                throw new BadJwtException("not here");
            };
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        FilterRegistrationBean<Filter> failing() {
            FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, _) -> {
                String status = request.getParameter("status");
                if (status == null) {
                    throw new IllegalStateException("secret of the filter");
                }
                ((HttpServletResponse) response).sendError(Integer.parseInt(status));
            });
            filter.addUrlPatterns("/filtered");
            return filter;
        }
    }

    @RestController
    static class TestController {

        final Semaphore arrivals = new Semaphore(0);
        final Semaphore mayLeave = new Semaphore(0);

        record Lines(@NotBlank String note, @NotNull List<@NotNull @Valid Line> items) {}

        record Line(
                @NotNull Long menuId,
                @NotNull @Min(1) @Max(99) Integer qty) {}

        record PriceChanged(long currentPrice) implements Refusal {

            @Override
            public HttpStatus status() {
                return HttpStatus.CONFLICT;
            }

            @Override
            public String code() {
                return "price-changed";
            }

            @Override
            public String detail() {
                return "The order costs " + currentPrice + " won now.";
            }

            @Override
            public Map<String, Object> members() {
                return Map.of("currentPrice", currentPrice);
            }

            @Override
            public Duration retryAfter() {
                return Duration.ofMillis(2_500);
            }
        }

        @PostMapping(LINES)
        Lines take(@Valid @RequestBody Lines lines) {
            return lines;
        }

        @GetMapping("/refused")
        void refuse() {
            throw new PriceChanged(19_000).toException();
        }

        @GetMapping("/missing/{id}")
        void miss(@PathVariable long id) {
            throw new Refusal.NotFound("order", id).toException();
        }

        @GetMapping("/checked")
        void check() {
            throw new InvalidField("page", "must be between 0 and 100");
        }

        @GetMapping("/limited")
        int limit(@RequestParam @Min(1) int size) {
            return size;
        }

        @GetMapping("/unforeseen")
        void fail() {
            throw new IllegalStateException("secret", new IOException("secret of java.io"));
        }

        @GetMapping("/busy/{what}")
        void busy(@PathVariable String what) {
            SQLTransientConnectionException cause = new SQLTransientConnectionException("secret pool");
            throw switch (what) {
                case "connection" -> new CannotGetJdbcConnectionException("secret", cause);
                case "pool" -> new CannotCreateTransactionException("secret", cause);
                case "lock" -> new CannotAcquireLockException("secret", cause);
                case "time-out" -> new QueryTimeoutException("secret", cause);
                default -> new IllegalArgumentException(what);
            };
        }

        @RequestMapping("/held")
        String hold() {
            arrivals.release();
            mayLeave.acquireUninterruptibly();
            return "done";
        }

        @GetMapping("/correlation-id")
        String correlationId() {
            return String.valueOf(CorrelationId.current());
        }
    }
}
