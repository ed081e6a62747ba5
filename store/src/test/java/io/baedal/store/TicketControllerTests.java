package io.baedal.store;

import static io.baedal.store.Fixtures.line;
import static io.baedal.store.Fixtures.newOrderId;
import static io.baedal.store.Fixtures.ordered;
import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.platform.FakeIssuer;
import io.baedal.platform.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@Tag("database")
@RunningStore
class TicketControllerTests {

    @Autowired
    MockMvcTester http;

    @Autowired
    StoreService stores;

    @Autowired
    TicketService service;

    long storeId;
    long orderId;

    @BeforeEach
    void anOrderHasComeIn() {
        storeId = stores.register(new StoreController.RegisterStore("스토어99", true, null), FakeIssuer.TESTER)
                .getId();
        long menuId = stores.add(storeId, new MenuController.DescribeMenu("후라이드치킨", 18_000L, null, null))
                .menuId();
        orderId = newOrderId();
        service.open(ordered(orderId, storeId, line(menuId, 2)));
    }

    @Test
    void showsTheTicketWithTheFieldsOfTheContract() {
        assertThat(get("")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"content":[{"orderId":%d,"storeId":%d,"itemName":"후라이드치킨","itemQty":2,"price":36000,
                  "items":[{"menuId":%d,"itemName":"후라이드치킨","qty":2,"unitPrice":18000}],"note":"문 앞에",
                  "status":"ORDERED","orderDate":"2026-11-20T10:15:30.123Z","confirmedAt":null,"cookedAt":null,
                  "cancelReason":null}],
                 "page":{"number":0,"size":20,"totalElements":1}}""".formatted(
                orderId, storeId, stores.find(storeId).getMenus().getFirst().menuId()));
    }

    @Test
    void listsTicketsNewestFirstByStatusAndPage() {
        long second = newOrderId();
        service.open(ordered(second, storeId));
        service.confirm(storeId, second, 20);

        assertThat(get("")).bodyJson().extractingPath("$.content[*].orderId").isEqualTo(ids(second, orderId));
        assertThat(get("?status=CONFIRMED"))
                .bodyJson()
                .extractingPath("$.content[*].orderId")
                .isEqualTo(ids(second));
        assertThat(get("?page=1&size=1"))
                .bodyJson()
                .extractingPath("$.content[*].orderId")
                .isEqualTo(ids(orderId));
    }

    @Test
    void confirmsCooksAndAnswersARepeatWithTheSame() {
        MvcTestResult confirmed = post("confirm", "{\"prepMinutes\":30}");
        assertThat(confirmed)
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.status", status -> status.assertThat().isEqualTo("CONFIRMED"))
                .hasPathSatisfying("$.confirmedAt", at -> at.assertThat().isNotNull());
        assertThat(post("confirm", "{}")).hasStatusOk().bodyJson().isStrictlyEqualTo(body(confirmed));

        MvcTestResult cooked = post("cook-complete", "");
        assertThat(cooked).hasStatusOk().bodyJson().extractingPath("$.status").isEqualTo("COOKED");
        assertThat(post("cook-complete", "")).hasStatusOk().bodyJson().isStrictlyEqualTo(body(cooked));
    }

    @Test
    void confirmsWithoutABody() {
        assertThat(http.post().uri(path("confirm")).exchange())
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("CONFIRMED");
        assertThat(service.change(orderId, _ -> {}).orElseThrow().getPrepMinutes())
                .isEqualTo(20);
    }

    @Test
    void cancelsWithItsReasonAndAnswersARepeatWithTheSame() {
        MvcTestResult canceled = post("cancel", "{\"reason\":\"TOO_BUSY\"}");

        assertThat(canceled)
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.status", status -> status.assertThat().isEqualTo("CANCELED"))
                .hasPathSatisfying(
                        "$.cancelReason", reason -> reason.assertThat().isEqualTo("TOO_BUSY"));
        assertThat(post("cancel", "{\"reason\":\"OTHER\"}"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(body(canceled));
    }

    @Test
    void namesBothStatesOfAnImpossibleStep() {
        assertThat(post("cook-complete", ""))
                .hasStatus(409)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .hasPathSatisfying("$.code", code -> code.assertThat().isEqualTo("illegal-transition"))
                .extractingPath("$.detail")
                .isEqualTo("Order " + orderId + " is ORDERED and cannot become COOKED.");
    }

    @Test
    void refusesACancelAfterItIsCooked() {
        post("confirm", "");
        post("cook-complete", "");

        assertThat(post("cancel", "{\"reason\":\"OTHER\"}"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("Order " + orderId + " is COOKED and cannot become CANCELED.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            confirm | {"prepMinutes":0}       | prepMinutes
            confirm | {"prepMinutes":181}     | prepMinutes
            confirm | {"prepMinutes":"20"}    | prepMinutes
            confirm | {"prepMinutes":1.5}     | prepMinutes
            cancel  | {}                      | reason
            cancel  | {"reason":null}         | reason
            cancel  | {"reason":"BORED"}      | reason
            cancel  | {"reason":0}            | reason
            """)
    void refusesAStepThatCannotBe(String step, String body, String field) {
        assertThat(post(step, body))
                .hasStatus(400)
                .bodyJson()
                .hasPathSatisfying("$.code", code -> code.assertThat().isEqualTo("invalid-request"))
                .extractingPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @Test
    void refusesACancelWithoutABody() {
        assertThat(post("cancel", "")).hasStatus(400);
        assertThat(http.post().uri(path("cancel")).exchange()).hasStatus(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"confirm", "cook-complete", "cancel"})
    void answersNotFoundForTheTicketOfAnotherStore(String step) {
        assertThat(http.post()
                        .uri("/stores/1/orders/" + orderId + "/" + step)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"reason\":\"OTHER\"}")
                        .exchange())
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("not-found");
        assertThat(service.change(orderId, _ -> {}).orElseThrow().getStatus()).isEqualTo(Ticket.Status.ORDERED);
    }

    @Test
    void theTicketsOfAStoreAreItsOwnersToWorkAndAnOperatorsToSee() {
        service.open(ordered(newOrderId(), 1));
        for (String path : List.of(path("confirm"), path("cook-complete"))) {
            assertThat(as(FakeIssuer.RUNNING.token("another", Role.OWNER), "POST", path))
                    .hasStatus(404);
            assertThat(as(FakeIssuer.RUNNING.token("boss", Role.OPERATOR), "POST", path))
                    .hasStatus(403);
            assertThat(as(FakeIssuer.RUNNING.token("kim", Role.CUSTOMER, Role.COURIER), "POST", path))
                    .hasStatus(403);
            assertThat(as("", "POST", path)).hasStatus(401);
        }
        String tickets = "/stores/" + storeId + "/orders";
        assertThat(as(FakeIssuer.RUNNING.token(FakeIssuer.TESTER, Role.OWNER), "GET", tickets))
                .hasStatusOk();
        assertThat(as(FakeIssuer.RUNNING.token("boss", Role.OPERATOR), "GET", tickets))
                .hasStatusOk();
        assertThat(as(FakeIssuer.RUNNING.token("another", Role.OWNER), "GET", tickets))
                .hasStatus(404);
        assertThat(as(FakeIssuer.RUNNING.token("another", Role.OWNER), "GET", "/stores/1/orders"))
                .hasStatusOk();
        assertThat(as(FakeIssuer.RUNNING.token("kim", Role.CUSTOMER), "GET", tickets))
                .hasStatus(403);
        assertThat(service.change(orderId, _ -> {}).orElseThrow().getStatus()).isEqualTo(Ticket.Status.ORDERED);
    }

    private MvcTestResult as(String token, String method, String path) {
        return http.method(HttpMethod.valueOf(method))
                .uri(path)
                .header("Authorization", token.isEmpty() ? "Nobody" : "Bearer " + token)
                .exchange();
    }

    private MvcTestResult get(String query) {
        return http.get().uri("/stores/" + storeId + "/orders" + query).exchange();
    }

    private MvcTestResult post(String step, String body) {
        return http.post()
                .uri(path(step))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private String path(String step) {
        return "/stores/" + storeId + "/orders/" + orderId + "/" + step;
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static List<Integer> ids(Long... ids) {
        return List.of(ids).stream().map(Long::intValue).toList();
    }
}
