package io.baedal.delivery;

import static io.baedal.delivery.Fixtures.canceled;
import static io.baedal.delivery.Fixtures.cooked;
import static io.baedal.delivery.Fixtures.newOrderId;
import static org.assertj.core.api.Assertions.assertThat;

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
        Job job = service.find(id);

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
        assertThat(post("claim", "{\"courierId\":\"kim\"}"))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "$.courierId", courier -> courier.assertThat().isEqualTo("kim"))
                .extractingPath("$.status")
                .isEqualTo("ASSIGNED");
        assertThat(post("claim", "{\"courierId\":\"kim\"}")).hasStatusOk();
        assertThat(post("claim", "{\"courierId\":\"lee\"}"))
                .hasStatus(409)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("already-claimed");
        assertThat(post("claim", "{}")).hasStatus(409);
        assertThat(post("pickup", "{}"))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.pickedUpAt", at -> at.assertThat().isNotNull())
                .extractingPath("$.status")
                .isEqualTo("PICKED_UP");
        assertThat(post("pickup", "{}")).hasStatusOk();
        assertThat(post("complete", "{\"courierId\":\"kim\"}"))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.completedAt", at -> at.assertThat().isNotNull())
                .extractingPath("$.status")
                .isEqualTo("COMPLETED");
        assertThat(post("complete", "{}")).hasStatusOk();
        assertThat(post("pickup", "{}"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("illegal-transition");
    }

    @ParameterizedTest
    @ValueSource(strings = {"claim", "pickup"})
    void needsNoBody(String step) {
        assertThat(http.post().uri("/deliveries/" + id + "/" + step).exchange())
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.courierId")
                .isEqualTo("guest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"courierId\":null}", "{\"courierId\":\" \"}"})
    void takesABlankCourierForAnUnknownOne(String body) {
        assertThat(post("claim", body))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.courierId")
                .isEqualTo("guest");
    }

    @Test
    void refusesACourierIdThatIsTooLong() {
        assertThat(post("claim", "{\"courierId\":\"" + "x".repeat(64) + "\"}")).hasStatusOk();
        assertThat(post("claim", "{\"courierId\":\"" + "x".repeat(65) + "\"}"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("courierId");
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
                .mapToObj(number ->
                        CompletableFuture.supplyAsync(() -> post("claim", "{\"courierId\":\"courier-" + number + "\"}")
                                .getResponse()
                                .getStatus()))
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
        return service.search(null, order, Pageable.ofSize(1))
                .getContent()
                .getFirst()
                .getId();
    }

    private MvcTestResult get(String query) {
        return http.get().uri("/deliveries" + query).exchange();
    }

    private MvcTestResult post(String step, String body) {
        return http.post()
                .uri("/deliveries/" + id + "/" + step)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static List<Integer> ids(Long... ids) {
        return List.of(ids).stream().map(Long::intValue).toList();
    }
}
