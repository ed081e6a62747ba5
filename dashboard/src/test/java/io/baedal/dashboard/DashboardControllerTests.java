package io.baedal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.platform.FakeIssuer;
import io.baedal.platform.MemberEvent.MemberWithdrawn;
import io.baedal.platform.MenuEvent.MenuPublished;
import io.baedal.platform.Received;
import io.baedal.platform.Role;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

@Tag("database")
@RunningDashboard
class DashboardControllerTests {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private DashboardProjection projection;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aRowHasExactlyTheFieldsOfTheContract() {
        History history = History.ofNewOrder();
        projection.apply(List.of(history.ordered(), history.paid()));
        assertSame(get("/dashboards?customerId=" + history.customerId()), """
                        {"content":[{"orderId":%d,"customerId":"%s","storeId":1,"storeName":"스토어99",
                          "itemName":"후라이드치킨","itemQty":2,"price":36000,"status":"ORDERED","paymentStatus":"PAID",
                          "cancelReason":null,"orderDt":"2026-11-20T10:00:00Z","confirmedDt":null,"cookedCompDt":null,
                          "pickedUpDt":null,"deliveryCompDt":null,"canceledDt":null}],
                         "page":{"number":0,"size":20,"totalElements":1},
                         "asOf":"<time>","lagSeconds":0}""".formatted(
                        history.orderId(), history.customerId()));
    }

    @Test
    void oneOrderHasItsTimelineInOrder() {
        History history = History.ofNewOrder();
        projection.apply(history.delivered().subList(0, 3).reversed());
        assertSame(get("/dashboards/" + history.orderId()), """
                        {"orderId":%d,"customerId":"%s","storeId":1,"storeName":"스토어99",
                         "itemName":"후라이드치킨","itemQty":2,"price":36000,"status":"ORDER_CONFIRMED",
                         "paymentStatus":"PAID","cancelReason":null,"orderDt":"2026-11-20T10:00:00Z",
                         "confirmedDt":"2026-11-20T10:02:00Z","cookedCompDt":null,"pickedUpDt":null,
                         "deliveryCompDt":null,"canceledDt":null,
                         "timeline":[
                           {"type":"Ordered","at":"2026-11-20T10:00:00Z","detail":"후라이드치킨 × 2, 36,000 won"},
                           {"type":"PaymentApproved","at":"2026-11-20T10:01:00Z","detail":"36,000 won"},
                           {"type":"StoreConfirmed","at":"2026-11-20T10:02:00Z",
                            "detail":"ready in about 20 minutes"}],
                         "asOf":"<time>","lagSeconds":0}""".formatted(history.orderId(), history.customerId()));
    }

    @Test
    void listsAreNewestFirstAndInPages() {
        String customer = "pages";
        List<Long> orders = Stream.generate(
                        () -> new History(History.ofNewOrder().orderId(), customer))
                .limit(3)
                .peek(history -> projection.apply(List.of(history.ordered())))
                .map(History::orderId)
                .toList();
        assertThat(get("/dashboards?size=2&customerId=" + customer)).bodyJson().isLenientlyEqualTo("""
                        {"content":[{"orderId":%d},{"orderId":%d}],
                         "page":{"number":0,"size":2,"totalElements":3}}""".formatted(
                        orders.get(2), orders.get(1)));
        assertThat(get("/dashboards?size=2&page=1&customerId=" + customer))
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"content":[{"orderId":%d}],
                         "page":{"number":1,"size":2,"totalElements":3}}""".formatted(orders.get(0)));
        assertThat(get("/dashboards?size=1000&customerId=" + customer))
                .bodyJson()
                .extractingPath("$.page.size")
                .isEqualTo(100);
    }

    @Test
    void filtersAreAllToBeMet() {
        History open = new History(History.ofNewOrder().orderId(), "filters");
        History canceled = new History(History.ofNewOrder().orderId(), "filters");
        projection.apply(Stream.<Received>of(open.ordered(), canceled.ordered(), canceled.storeCanceled())
                .toList());
        assertThat(get("/dashboards?customerId=filters&storeId=1&status=ORDER_CANCELED"))
                .bodyJson()
                .extractingPath("$.content[*].orderId")
                .asArray()
                .containsExactly((int) canceled.orderId());
        assertThat(get("/dashboards?customerId=filters&storeId=2"))
                .bodyJson()
                .extractingPath("$.content")
                .asArray()
                .isEmpty();
    }

    @Test
    void everybodySeesTheirOwnRowsAndNoOthers() {
        History history = History.ofNewOrder();
        projection.apply(List.of(history.ordered()));
        String path = "/dashboards/" + history.orderId();
        String list = "/dashboards?customerId=" + history.customerId();

        assertThat(getAs(path, history.customerId(), Role.CUSTOMER)).hasStatusOk();
        assertThat(getAs(path, "somebody-else", Role.CUSTOMER)).hasStatus(404);
        assertThat(getAs(path, "owner-of-the-stores-1-to-3", Role.OWNER)).hasStatusOk();
        assertThat(getAs(path, "boss", Role.OPERATOR)).hasStatusOk();
        assertThat(getAs(path, "kim", Role.COURIER)).hasStatus(403);
        assertThat(getAs(path, "order", Role.SERVICE)).hasStatus(403);
        assertThat(getAs(list, history.customerId(), Role.CUSTOMER))
                .bodyJson()
                .extractingPath("$.page.totalElements")
                .isEqualTo(1);
        assertThat(getAs(list, "somebody-else", Role.CUSTOMER))
                .bodyJson()
                .extractingPath("$.page.totalElements")
                .isEqualTo(0);
        assertThat(http.get().uri(path).header("Authorization", "Nobody").exchange())
                .hasStatus(401);
    }

    @Test
    void anOwnerSeesTheOrdersOfAStoreThatNoTokenNames() {
        History history = History.ofNewOrder();
        String path = "/dashboards/" + history.orderId();
        projection.apply(List.of(history.orderedFrom(501), menu(501, 1, "owner-of-501")));

        assertThat(getAs(path, "owner-of-501", Role.OWNER)).hasStatusOk();
        assertThat(getAs(path, "owner-of-another", Role.OWNER)).hasStatus(404);
        assertThat(getAs(path, "owner-of-501", Role.CUSTOMER)).hasStatus(404);

        projection.apply(List.of(menu(501, 3, "new-owner")));
        projection.apply(List.of(menu(501, 2, "owner-of-501")));
        assertThat(getAs(path, "new-owner", Role.OWNER)).hasStatusOk();
        assertThat(getAs(path, "owner-of-501", Role.OWNER)).hasStatus(404);
    }

    @Test
    void nothingPersonalIsEverStoredAndTheTokenOfAMemberWhoHasLeftIsRefused() {
        long member = (1L << 40) + History.ofNewOrder().orderId();
        History history = new History(History.ofNewOrder().orderId(), String.valueOf(member));
        String path = "/dashboards/" + history.orderId();
        projection.apply(history.delivered());
        assertThat(getAs(path, history.customerId(), Role.CUSTOMER)).hasStatusOk();

        MemberWithdrawn withdrawn = new MemberWithdrawn(history.customerId());
        projection.apply(List.of(new Received(withdrawn, "withdrawn-" + member, 1, History.START)));

        assertThat(getAs(path, history.customerId(), Role.CUSTOMER)).hasStatus(401);
        assertThat(getAs(path, "boss", Role.OPERATOR)).bodyText().contains("36000");
        for (String table : List.of("dashboard", "timeline")) {
            assertThat(jdbc.sql("select * from " + table).query().listOfRows().toString())
                    .contains(String.valueOf(history.orderId()))
                    .doesNotContain("세종대로", "문 앞에");
        }
    }

    private static Received menu(long storeId, long version, String ownerId) {
        MenuPublished menu = new MenuPublished(storeId, "스토어99", true, version, List.of(), ownerId);
        return new Received(menu, "menu-" + storeId + "-" + version, version, History.START);
    }

    @Test
    void theStreamKeepsToTheSameRule() {
        DashboardRow row = stored(History.ofNewOrder());

        assertThat(new Sight(false, row.customerId(), Set.of()).includes(row)).isTrue();
        assertThat(new Sight(false, "somebody-else", Set.of(1L)).includes(row)).isTrue();
        assertThat(new Sight(false, "somebody-else", Set.of(2L)).includes(row)).isFalse();
        assertThat(new Sight(true, "boss", Set.of()).includes(row)).isTrue();
    }

    private static DashboardRow stored(History history) {
        Dashboard dashboard = new Dashboard(history.orderId());
        dashboard.heard(history.ordered(), Instant.EPOCH);
        return dashboard.row();
    }

    private MvcTestResult getAs(String path, String subject, Role role) {
        return http.get()
                .uri(path)
                .header("Authorization", "Bearer " + FakeIssuer.RUNNING.token(subject, role))
                .exchange();
    }

    @Test
    void rowsThatHaveNotHeardOfTheirOrderAreNotShown() {
        History history = History.ofNewOrder();
        projection.apply(List.of(history.paid()));
        assertThat(get("/dashboards/" + history.orderId())).hasStatus(404);
        assertThat(get("/dashboards?size=100"))
                .bodyJson()
                .extractingPath("$.content[*].orderId")
                .asArray()
                .doesNotContain((int) history.orderId());
    }

    @Test
    void anUnknownOrderIsNotFound() {
        MvcTestResult answer = get("/dashboards/1");
        assertThat(answer).hasStatus(404).hasContentType("application/problem+json");
        assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "/dashboards?status=EATEN, status",
        "/dashboards?status=ordered, status",
        "/dashboards?storeId=one, storeId",
        "/dashboards?page=-1, page",
        "/dashboards?size=0, size",
        "/dashboards/seven, orderId",
        "/dashboards/stream?orderId=seven, orderId",
    })
    void anInvalidFieldIsNamed(String path, String field) {
        MvcTestResult answer = get(path);
        assertThat(answer).hasStatus(400).hasContentType("application/problem+json");
        assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("invalid-request");
        assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
    }

    @Test
    void aFilterNoDatabaseCouldReadFindsNothing() {
        assertThat(http.get().uri("/dashboards").param("customerId", "\0").exchange())
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.content")
                .asArray()
                .isEmpty();
    }

    private MvcTestResult get(String path) {
        return http.get().uri(path).exchange();
    }

    /** But for the age, which is another one at each time. */
    private static void assertSame(MvcTestResult answer, String expected) {
        assertThat(answer).hasStatusOk();
        String body = new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8)
                .replaceFirst("\"asOf\":\"[-0-9T:.]+Z\"", "\"asOf\":\"<time>\"")
                .replaceFirst("\"lagSeconds\":\\d+", "\"lagSeconds\":0");
        JsonMapper json = JsonMapper.shared();
        assertThat(json.readTree(body)).isEqualTo(json.readTree(expected));
    }
}
