package io.baedal.delivery;

import static io.baedal.delivery.Fixtures.canceled;
import static io.baedal.delivery.Fixtures.cooked;
import static io.baedal.delivery.Fixtures.newOrderId;
import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.platform.FakeIssuer;
import io.baedal.platform.Role;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Pageable;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@Tag("database")
@RunningDelivery
class JobControllerTests {

    private static final String KIM = "kim";
    private static final String LEE = "lee";

    @Autowired
    MockMvcTester http;

    @Autowired
    JobService service;

    final long orderId = newOrderId();
    long id;

    @BeforeEach
    void anOrderIsCooked() {
        id = started(orderId);
    }

    @Test
    void showsAJobWithTheFieldsOfTheContract() {
        Job job = service.find(id, null);

        assertThat(get("/" + id)).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"id":%d,"orderId":%d,"storeId":1,"storeName":"스토어99","address":"서울시 중구 세종대로 110",
                 "courierId":null,"status":"STARTED","startedAt":"%s","pickedUpAt":null,"completedAt":null}""".formatted(
                        id, orderId, job.getStartedAt()));
        assertThat(get("/999999"))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("not-found");
    }

    @Test
    void goesThroughItsStepsAndAnswersARepeatWithTheSame() {
        assertThat(post("claim", KIM))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "$.courierId", courier -> courier.assertThat().isEqualTo(KIM))
                .extractingPath("$.status")
                .isEqualTo("ASSIGNED");
        assertThat(post("claim", KIM)).hasStatusOk();
        assertThat(post("claim", LEE))
                .hasStatus(409)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("already-claimed");
        assertThat(post("pickup", LEE)).hasStatus(409);
        assertThat(post("pickup", KIM))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.pickedUpAt", at -> at.assertThat().isNotNull())
                .extractingPath("$.status")
                .isEqualTo("PICKED_UP");
        assertThat(post("pickup", KIM)).hasStatusOk();
        assertThat(post("complete", LEE)).hasStatus(409);
        assertThat(post("complete", KIM))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.completedAt", at -> at.assertThat().isNotNull())
                .extractingPath("$.status")
                .isEqualTo("COMPLETED");
        assertThat(post("complete", KIM)).hasStatusOk();
        assertThat(post("pickup", KIM))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("illegal-transition");
    }

    @ParameterizedTest
    @ValueSource(strings = {"claim", "pickup"})
    void theCourierIsWhoseTokenItIsWhateverTheBodySays(String step) {
        assertThat(http.post()
                        .uri("/deliveries/" + id + "/" + step)
                        .header("Authorization", courier(KIM))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"courierId\":\"lee\"}")
                        .exchange())
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.courierId")
                .isEqualTo(KIM);
    }

    @Test
    void anothersJobDoesNotExistForACourierAndDoesForAnOperator() {
        assertThat(getAs(courier(LEE), "/" + id)).hasStatusOk();
        post("claim", KIM);

        assertThat(getAs(courier(LEE), "/" + id)).hasStatus(404);
        assertThat(getAs(courier(LEE), "?orderId=" + orderId))
                .bodyJson()
                .extractingPath("$.content")
                .asArray()
                .isEmpty();
        assertThat(getAs(courier(KIM), "/" + id)).hasStatusOk();
        assertThat(getAs(bearer("boss", Role.OPERATOR), "/" + id)).hasStatusOk();
    }

    @Test
    void whoIsNoCourierIsNotLetIn() {
        assertThat(getAs("Nobody", ""))
                .hasStatus(401)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("unauthorized");
        for (Role role : List.of(Role.CUSTOMER, Role.OWNER, Role.SERVICE)) {
            assertThat(getAs(bearer("somebody", role), "/" + id))
                    .hasStatus(403)
                    .bodyJson()
                    .extractingPath("$.code")
                    .isEqualTo("forbidden");
        }
        assertThat(http.post()
                        .uri("/deliveries/" + id + "/claim")
                        .header("Authorization", bearer("boss", Role.OPERATOR))
                        .exchange())
                .hasStatus(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"claim", "pickup", "complete"})
    void answersNotFoundForAnUnknownJob(String step) {
        assertThat(http.post().uri("/deliveries/999999/" + step).exchange())
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("not-found");
    }

    @Test
    void ofTwentyCouriersWhoClaimAtOnceExactlyOneWins() {
        List<CompletableFuture<Integer>> claims = IntStream.range(0, 20)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> post("claim", "courier-" + number).getResponse().getStatus()))
                .toList();

        assertThat(claims.stream().map(CompletableFuture::join))
                .containsOnlyOnce(200)
                .containsOnly(200, 409);
    }

    @Test
    void listsJobsNewestFirstByStatusOrderAndPage() {
        long newer = started(newOrderId());
        service.claim(newer, "kim");

        assertThat(get("?size=2")).bodyJson().extractingPath("$.content[*].id").isEqualTo(ids(newer, id));
        assertThat(get("?size=1&page=1"))
                .bodyJson()
                .extractingPath("$.content[*].id")
                .isEqualTo(ids(id));
        assertThat(get("?status=ASSIGNED&size=1"))
                .bodyJson()
                .extractingPath("$.content[*].id")
                .isEqualTo(ids(newer));
        assertThat(get("?orderId=" + orderId))
                .bodyJson()
                .extractingPath("$.content[*].id")
                .isEqualTo(ids(id));
        assertThat(get("?orderId=" + orderId + "&status=COMPLETED"))
                .bodyJson()
                .extractingPath("$.page.totalElements")
                .isEqualTo(0);
    }

    @Test
    void showsNoJobThatNeverStarted() {
        long neverCooked = newOrderId();
        service.orderCanceled(canceled(neverCooked));

        assertThat(get("?size=1")).bodyJson().extractingPath("$.content[0].id").isEqualTo((int) id);
        assertThat(get("?orderId=" + neverCooked))
                .bodyJson()
                .extractingPath("$.content")
                .asArray()
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"?status=NO, status", "?orderId=x, orderId", "?page=-1, page", "?size=0, size"})
    void refusesAListThatCannotBe(String query, String field) {
        assertThat(get(query))
                .hasStatus(400)
                .bodyJson()
                .hasPathSatisfying("$.code", code -> code.assertThat().isEqualTo("invalid-request"))
                .extractingPath("$.errors[0].field")
                .isEqualTo(field);
    }

    private long started(long order) {
        service.start(cooked(order));
        return service.search(null, order, null, Pageable.ofSize(1))
                .getContent()
                .getFirst()
                .getId();
    }

    private MvcTestResult get(String query) {
        return http.get().uri("/deliveries" + query).exchange();
    }

    private MvcTestResult getAs(String authorization, String query) {
        return http.get()
                .uri("/deliveries" + query)
                .header("Authorization", authorization)
                .exchange();
    }

    private MvcTestResult post(String step, String courier) {
        return http.post()
                .uri("/deliveries/" + id + "/" + step)
                .header("Authorization", courier(courier))
                .exchange();
    }

    private static String courier(String id) {
        return bearer(id, Role.COURIER);
    }

    private static String bearer(String id, Role role) {
        return "Bearer " + FakeIssuer.RUNNING.token(id, role);
    }

    private static List<Integer> ids(Long... ids) {
        return List.of(ids).stream().map(Long::intValue).toList();
    }
}
