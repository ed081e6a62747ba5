package io.baedal.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.load.Account;
import io.baedal.load.Client;
import io.baedal.load.Client.Answer;
import io.baedal.load.Suite;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What somebody would try who means harm, at the running suite; a customer does it where one has to be signed in. */
class AttackIT {

    private static final Suite SUITE = RunningSuite.get();
    private static final String ORDER = "{\"storeId\":1,\"items\":[{\"menuId\":11,\"qty\":1}]}";

    private static Account customer;

    private final Client nobody = new Client(SUITE, "gateway", Account.NOBODY);
    private final Client door = new Client(SUITE, "gateway", customer);

    @BeforeAll
    static void signIn() {
        customer = Account.signIn(SUITE, "customer");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                // Injection: what is no number and no word of ours is refused, and a search finds nothing.
                "GET,  /orders/1%20or%201=1,                    400",
                "GET,  /orders?status=ORDERED'--,               400",
                "GET,  /orders?size=1;drop%20table%20orders,    400",
                "GET,  /payinfos?orderId=1%20union%20select%201, 400",
                "GET,  /dashboards?storeId=1'%20or%20'1'='1,    400",
                "GET,  /orders?sort=id;select%20pg_sleep(9),    200",
                // Ways around: the door knows no other path than the plain one.
                "GET,  /orders/../operations/lag,               400",
                "GET,  /orders/%2e%2e/operations/lag,           400",
                "GET,  /orders/..%2f..%2foperations/money,      400",
                "GET,  /orders;a=b/../operations/lag,           400",
                "GET,  //operations/lag,                        400",
                "GET,  /operations/lag,                         404",
                "GET,  /actuator/env,                           404",
                "GET,  /%61ctuator/heapdump,                    404",
                "POST, /payinfos,                               404",
                "POST, /operations/rebuild,                     404",
                "POST, /operations/identity/keys/rotate,        404",
                "GET,  /operations/order/lag,                   403",
                "POST, /operations/dashboard/rebuild,           403",
                "TRACE, /orders,                                405",
            })
    void leadsNowhere(String method, String path, int status) {
        Answer answer = door.ask(method, path, method.equals("POST") ? "{}" : null);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.response().body()).doesNotContainIgnoringCase("exception", "select ", "at io.baedal");
        if (status == 200) {
            assertThat(answer.body().path("content").isArray()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"' or '1'='1", "customer'--", "customer\\u0000", "*", "${jndi:ldap://127.0.0.1/a}"})
    void aNameThatIsCodeIsNobodysName(String username) {
        assertThat(nobody.post("/auth/login", "{\"username\":\"%s\",\"password\":\"' or '1'='1\"}".formatted(username))
                        .status())
                .isIn(400, 401);
    }

    @Test
    void whatIsTooLargeOrTooDeepIsRefused() {
        assertThat(nobody.ask("GET", "/catalog/stores", null, "X-Large", "x".repeat(20_000))
                        .status())
                .isEqualTo(431);
        assertThat(door.post("/orders", "{\"note\":\"" + "x".repeat(300_000) + "\"}")
                        .status())
                .isEqualTo(413);
        assertThat(door.post("/orders", "{\"items\":" + "[".repeat(10_000)).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-User-Id",
                "X-Customer-Id",
                "X-Forwarded-User",
                "X-Auth-Request-User",
                "X-Original-URL",
                "X-HTTP-Method-Override",
            })
    void aHeaderMakesNobodySomebody(String header) {
        assertThat(nobody.ask("GET", "/orders", null, header, "operator").status())
                .isEqualTo(401);
    }

    @Test
    void aForeignPageMayNeitherAskNorReadNorUseTheCookie() {
        Answer asked = nobody.ask(
                "OPTIONS", "/orders", null, "Origin", "https://evil.example", "Access-Control-Request-Method", "POST");
        assertThat(asked.status()).isEqualTo(403);
        assertThat(asked.response().headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();

        String ours = "http://127.0.0.1:" + SUITE.port("gateway");
        String cookie = nobody.ask(
                        "POST",
                        "/auth/session",
                        "{\"username\":\"customer\",\"password\":\"baedal-demo\"}",
                        "Origin",
                        ours)
                .response()
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict");
        String pair = cookie.substring(0, cookie.indexOf(';'));
        for (String foreign : List.of("https://evil.example", "null", ours + ".evil.example")) {
            assertThat(nobody.ask("POST", "/orders", ORDER, "Cookie", pair, "Origin", foreign)
                            .status())
                    .as(foreign)
                    .isEqualTo(403);
        }
        assertThat(nobody.ask("POST", "/orders", ORDER, "Cookie", pair).status())
                .as("from nowhere")
                .isEqualTo(403);
        assertThat(nobody.ask("POST", "/orders", ORDER, "Cookie", pair, "Origin", ours)
                        .status())
                .as("from our own page")
                .isEqualTo(201);
    }

    @Test
    void aBodyCannotSayWhatIsOursToSay() {
        JsonNode order = door.post("/orders", """
                        {"storeId":1,"items":[{"menuId":11,"qty":1,"unitPrice":1}],"id":5,"customerId":"2",
                         "orderStatus":"COMPLETED","orderDate":"2001-01-01T00:00:00Z","cancelReason":"x"}""").body();
        assertThat(order.path("customerId").asString()).isEqualTo(customer.id());
        assertThat(order.path("orderStatus").asString()).isEqualTo("ORDERED");
        assertThat(order.path("price").asLong()).isEqualTo(18_000);
        assertThat(order.path("id").asLong()).isNotEqualTo(5);
        assertThat(order.path("orderDate").asString()).doesNotStartWith("2001");

        assertThat(door.post("/orders", ORDER.replace("{\"storeId\"", "{\"price\":1,\"storeId\""))
                        .body()
                        .path("code")
                        .asString())
                .isEqualTo("price-changed");

        String name = "member-" + UUID.randomUUID();
        assertThat(nobody.post("/auth/members", """
                        {"username":"%s","password":"a long enough password","roles":["OPERATOR"],"stores":[1],"id":1}""".formatted(name))
                        .body()
                        .path("roles")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactly("CUSTOMER");
    }

    /** From an address of its own, because it stays closed for a while; the owner comes in from another. */
    @Test
    void aThousandWrongPasswordsAreTurnedAwayAndTheOwnerComesInFromElsewhere()
            throws IOException, InterruptedException {
        String name = "member-" + UUID.randomUUID();
        String right = "{\"username\":\"%s\",\"password\":\"a long enough password\"}".formatted(name);
        assertThat(nobody.post("/auth/members", right).status()).isEqualTo(201);

        try (HttpClient stranger = from("127.0.0.2");
                HttpClient owner = from("127.0.0.3")) {
            List<Integer> answers = guess(stranger, name, 1_000);

            assertThat(answers).allMatch(status -> status == 401 || status == 429);
            assertThat(answers.stream().filter(status -> status == 429)).hasSizeGreaterThan(900);
            assertThat(login(stranger, right)).as("from where was guessed").isEqualTo(429);
            assertThat(login(owner, right)).as("from elsewhere").isEqualTo(200);
        }
    }

    private static List<Integer> guess(HttpClient stranger, String name, int times) throws InterruptedException {
        try (ExecutorService guessers = Executors.newFixedThreadPool(20)) {
            List<Callable<Integer>> guesses = IntStream.range(0, times)
                    .<Callable<Integer>>mapToObj(number -> () ->
                            login(stranger, "{\"username\":\"%s\",\"password\":\"guess %d\"}".formatted(name, number)))
                    .toList();
            return guessers.invokeAll(guesses).stream().map(Future::resultNow).toList();
        }
    }

    private static HttpClient from(String address) throws UnknownHostException {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(InetAddress.getByName(address))
                .build();
    }

    private static int login(HttpClient from, String credentials) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + SUITE.port("gateway") + "/auth/login"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(credentials))
                .build();
        return from.send(request, BodyHandlers.discarding()).statusCode();
    }
}
