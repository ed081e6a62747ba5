package io.baedal.gateway;

import static io.baedal.gateway.Client.assertProblem;
import static io.baedal.gateway.GatewayTest.Services.DASHBOARD;
import static io.baedal.gateway.GatewayTest.Services.DELIVERY;
import static io.baedal.gateway.GatewayTest.Services.FRONTEND;
import static io.baedal.gateway.GatewayTest.Services.IDENTITY;
import static io.baedal.gateway.GatewayTest.Services.ORDER;
import static io.baedal.gateway.GatewayTest.Services.PAYMENT;
import static io.baedal.gateway.GatewayTest.Services.STORE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;

/** Which path reaches which service, and that a request and its answer pass as they are. */
@GatewayTest
class RouteTests {

    @LocalManagementPort
    int managementPort;

    @Autowired
    private Client client;

    @ParameterizedTest
    @CsvSource({
        "order, /orders",
        "order, /orders/",
        "order, /orders/7",
        "order, /order-service/7/orders",
        "order, /catalog/stores?q=%EC%B9%98%ED%82%A8&page=0",
        "order, /catalog/stores/1",
        "store, /stores",
        "store, /stores/1/orders?status=ORDERED",
        "delivery, /deliveries?status=STARTED&orderId=7",
        "delivery, /deliveries/3",
        "payment, /payinfos",
        "payment, /payinfos/7?x=a%2Fb%26c%20d+e",
        "dashboard, /dashboards",
        "dashboard, /dashboards/7",
        "dashboard, /dashboards/stream",
        "identity, /auth/me",
        "identity, /auth/oauth2/jwks",
        "identity, /.well-known/openid-configuration",
        "frontend, /",
        "frontend, /order/7",
        "frontend, /assets/index-1a2b.js",
        "frontend, /ordersx",
        "frontend, /authors",
        "frontend, /favicon.ico",
        "frontend, /v3/api-docs",
    })
    void aPathReachesItsServiceWithItsQuery(String service, String target) throws Exception {
        stub(service).answers(StubService.ok("{\"service\":\"%s\"}".formatted(service)));

        assertThat(client.get(target).body()).isEqualTo("{\"service\":\"%s\"}".formatted(service));

        assertThat(stub(service).received)
                .singleElement()
                .satisfies(request -> assertThat(request.target()).isEqualTo(target));
        assertThat(all()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"order", "store", "delivery", "payment", "dashboard", "identity"})
    void theApiDescriptionOfEachServiceIsFound(String service) throws Exception {
        client.get("/v3/api-docs/" + service);

        assertThat(stub(service).received)
                .singleElement()
                .satisfies(request -> assertThat(request.target()).isEqualTo("/v3/api-docs"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, order, /failed-events, ''",
        "GET, store, /failed-events/baedal.events.store.dlt-0-12, ''",
        "POST, delivery, /failed-events/replay, ?cause=No%20order%207%2F8%20%26%20no%20store&key=7",
        "POST, payment, /parked/7/release, ?letters=give-up",
        "POST, payment, /money/repair, ''",
        "GET, dashboard, /rebuild, ''",
        "POST, dashboard, /rebuild, ''",
        "GET, order, '', ''",
    })
    void whatOperatorsDoReachesItsService(String method, String service, String path, String query) throws Exception {
        client.send(method, "/operations/" + service + path + query, null, "Authorization", "Basic dDp0");

        assertThat(stub(service).received).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo(method);
            assertThat(request.target()).isEqualTo("/operations" + path + query);
            assertThat(request.header("Authorization")).isEqualTo("Basic dDp0");
        });
        assertThat(all()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oper%61tions/payment/lag", "/operations/%70ayment/lag"})
    void howAPathIsSpeltDoesNotChangeWhatTheServiceIsAsked(String path) throws Exception {
        client.get(path);

        assertThat(PAYMENT.received)
                .singleElement()
                .satisfies(request -> assertThat(request.target()).isEqualTo("/operations/lag"));
        assertThat(all()).hasSize(1);
    }

    @Test
    void whatOperatorsDoMayTakeLongerThanWhatCustomersDo() throws Exception {
        ORDER.answers((request, caller) -> {
            SECONDS.sleep(1);
            StubService.ok("{}").to(request, caller);
        });

        assertThat(client.post("/operations/order/failed-events/replay", "").statusCode())
                .isEqualTo(200);
        assertProblem(client.post("/orders", "{}"), 504, "gateway-timeout");
    }

    @ParameterizedTest
    @CsvSource({"POST, /orders", "PUT, /stores/1", "PATCH, /stores/1/menus/11", "POST, /deliveries/3/claim"})
    void aKoreanBodyAndTheHeadersPassAsTheyAre(String method, String path) throws Exception {
        String body = "{\"storeName\":\"스토어99\",\"itemName\":\"후라이드치킨\"}";

        client.send(
                method,
                path,
                body,
                "Content-Type",
                "application/json",
                "Authorization",
                "Basic dDp0",
                "Idempotency-Key",
                "k-1");

        assertThat(all()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo(method);
            assertThat(request.text()).isEqualTo(body);
            assertThat(request.header("Content-Type")).isEqualTo("application/json");
            assertThat(request.header("Authorization")).isEqualTo("Basic dDp0");
            assertThat(request.header("Idempotency-Key")).isEqualTo("k-1");
        });
    }

    @Test
    void identityIsToldTheAddressOfTheClientAndTheHostThatItUses() throws Exception {
        client.post("/auth/login", "{}", "X-Real-IP", "203.0.113.7", "X-Forwarded-For", "203.0.113.7");

        assertThat(IDENTITY.received).singleElement().satisfies(request -> {
            assertThat(request.header("X-Real-IP")).isEqualTo("127.0.0.1");
            assertThat(request.header("Host")).isEqualTo("localhost:" + client.port());
        });
    }

    @Test
    void aPostWithoutABodyAndADeletePass() throws Exception {
        assertThat(client.send("POST", "/stores/1/orders/7/cook-complete", null).statusCode())
                .isEqualTo(200);
        assertThat(client.send("DELETE", "/orders/7", null).statusCode()).isEqualTo(200);

        assertThat(STORE.received.getFirst().body()).isEmpty();
        assertThat(ORDER.received.getFirst().method()).isEqualTo("DELETE");
    }

    @Test
    void theAnswerOfAServicePassesAsItIs() throws Exception {
        ORDER.answers((_, caller) -> StubService.write(caller, """
                HTTP/1.1 503 Service Unavailable\r
                Server: hidden\r
                X-Powered-By: hidden\r
                Content-Type: application/problem+json\r
                Location: /orders/7\r
                Retry-After: 9\r
                Keep-Alive: timeout=20\r
                Content-Length: 30\r
                \r
                {"code":"payment-unavailable"}"""));

        HttpResponse<String> answer = client.post("/orders", "{}");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"code\":\"payment-unavailable\"}");
        assertThat(answer.headers().firstValue("Location")).hasValue("/orders/7");
        assertThat(answer.headers().allValues("Retry-After")).containsExactly("9");
        assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by", "keep-alive");
        assertThat(ORDER.received).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /payinfos",
        "POST, /payinfos/",
        "POST, /%70ayinfos",
        "PUT, /payinfos/7",
        "PATCH, /payinfos/7",
        "DELETE, /payinfos/7",
        "POST, /",
        "POST, /nowhere",
        "DELETE, /dashboard",
        "GET, /actuator",
        "GET, /actuator/health",
        "GET, /actuator/prometheus",
        "GET, /%61ctuator/health",
        "POST, /actuator/gateway/refresh",
        "GET, /operations",
        "GET, /operations/failed-events",
        "GET, /oper%61tions/lag",
        "POST, /operations/rebuild",
        "GET, /operations/lag",
        "POST, /operations/identity/keys/rotate",
        "PUT, /operations/identity/members/customer",
        "GET, /operations/gateway/lag",
        "GET, /operations/frontend",
        "GET, /operations/orders/lag",
        "GET, /operations/Order/lag",
        "POST, /operations/order%20/lag",
    })
    void whatIsNotServedIsNotFound(String method, String path) throws Exception {
        assertProblem(client.send(method, path, method.equals("POST") ? "{}" : null), 404, "not-found");
        assertThat(all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/orders/../payinfos",
                "/orders/..",
                "/./payinfos",
                "//payinfos",
                "/orders//payinfos",
                "/orders/%2e%2e/payinfos",
                "/orders/.%2E/payinfos",
                "/orders/..;/payinfos",
                "/orders;x=1/7",
                "/orders%2F..%2Fpayinfos",
                "/orders/..%2fpayinfos",
                "/orders/%252e%252e/payinfos",
                "/orders/..%5cpayinfos",
                "/orders/..\\payinfos",
                "/orders/%00",
                "/orders/%0d%0aX-Evil:%201",
                "/orders/%3b",
                "/operations/order/../identity/keys/rotate",
                "/operations/order/../../payinfos",
                "/operations/order/%2e%2e/members/customer",
                "/operations/order/..%2factuator/env",
                "/operations/order;/lag",
                "/operations//order/lag",
                "/operations/payment%2Flag",
            })
    void anEscapingPathReachesNobody(String path) throws Exception {
        assertThat(client.rawLine("POST " + path)).startsWith("HTTP/1.1 400 ");
        assertThat(client.rawLine("GET " + path)).startsWith("HTTP/1.1 400 ");
        assertThat(all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example/payinfos", "payinfos", "http://evil.example/orders/../payinfos", "*"})
    void aRequestLineInAnotherFormReachesNobodyItShouldNot(String target) throws Exception {
        assertThat(client.rawLine("POST " + target)).startsWith("HTTP/1.1 40");
        assertThat(all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%20b%", "%zz", "a=[1]&b={c}|d", "q=\"<>", "q=치킨", "a=b%2Fc&d=%"})
    void anOddQueryIsAnsweredWithoutAFailureOfOurs(String query) throws Exception {
        assertThat(client.rawLine("GET /orders?" + query)).matches("(?s)HTTP/1.1 (200|400) .*");
    }

    @Test
    void livezAndReadyzAreOnTheMainPortAndActuatorOnItsOwn() throws Exception {
        assertThat(client.get("/livez").statusCode()).isEqualTo(200);
        assertThat(client.get("/readyz").statusCode()).isEqualTo(200);
        Client operator = new Client(managementPort);
        assertThat(operator.get("/actuator/health").body()).contains("UP");
        assertThat(operator.get("/actuator/prometheus").body()).contains("jvm_memory");
        assertThat(operator.get("/actuator/gateway/routes").statusCode()).isEqualTo(404);
        assertThat(operator.get("/orders").statusCode()).isEqualTo(404);
        assertThat(all()).isEmpty();
    }

    @Test
    void eventsOfTheStreamArriveOneAtATimeAndWithoutATimeOut() throws Exception {
        BlockingQueue<String> events = new LinkedBlockingQueue<>();
        CountDownLatch hungUp = new CountDownLatch(1);
        DASHBOARD.answers((_, caller) -> {
            StubService.write(caller, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n");
            try {
                while (true) {
                    StubService.write(caller, "data:" + events.take() + "\n\n");
                }
            } finally {
                hungUp.countDown();
            }
        });

        HttpResponse<Stream<String>> answer =
                client.http().send(client.request("GET", "/dashboards/stream", null), BodyHandlers.ofLines());

        try (Stream<String> lines = answer.body()) {
            Iterator<String> line = lines.iterator();
            for (int i = 1; i <= 3; i++) {
                // The second waits for longer than the response time-out of the other routes.
                if (i == 2) {
                    SECONDS.sleep(1);
                }
                events.put("배달 " + i);
                assertThat(line.next()).isEqualTo("data:배달 " + i);
                assertThat(line.next()).isEmpty();
            }
        }
        await().atMost(5, SECONDS).until(() -> {
            events.add("is anybody there?");
            return hungUp.getCount() == 0;
        });
    }

    @Test
    void aStreamThatBeginsLateIsStillNotTimedOut() throws Exception {
        DASHBOARD.answers((request, caller) -> {
            SECONDS.sleep(1);
            StubService.ok("{}").to(request, caller);
        });

        assertThat(client.get("/dashboards/stream").statusCode()).isEqualTo(200);
        assertProblem(client.get("/dashboards"), 504, "gateway-timeout");
    }

    @Test
    void aChunkedBodyPassesWhole() throws Exception {
        String body = "치킨".repeat(20_000);

        client.http()
                .send(
                        HttpRequest.newBuilder(
                                        client.request("GET", "/orders", null).uri())
                                .POST(BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(body.getBytes(UTF_8))))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(ORDER.received)
                .singleElement()
                .satisfies(request -> assertThat(request.text()).isEqualTo(body));
    }

    private static StubService stub(String service) {
        return switch (service) {
            case "order" -> ORDER;
            case "store" -> STORE;
            case "delivery" -> DELIVERY;
            case "payment" -> PAYMENT;
            case "dashboard" -> DASHBOARD;
            case "identity" -> IDENTITY;
            case "frontend" -> FRONTEND;
            default -> throw new IllegalArgumentException(service);
        };
    }

    private static List<StubService.Received> all() {
        return Stream.of(ORDER, STORE, DELIVERY, PAYMENT, DASHBOARD, IDENTITY, FRONTEND)
                .flatMap(service -> service.received.stream())
                .toList();
    }
}
