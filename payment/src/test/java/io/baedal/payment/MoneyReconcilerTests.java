package io.baedal.payment;

import static io.baedal.payment.OtherServices.orderCanceled;
import static io.baedal.payment.OtherServices.ordered;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@RunningPayment
class MoneyReconcilerTests {

    private static final String COMPARE = "/operations/money";
    private static final String REPAIR = "/operations/money/repair";

    private final FakeOrder order = FakeOrder.RUNNING;
    private final long orderId = Client.newOrderId();

    @Autowired
    private Client client;

    @Autowired
    private OtherServices others;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void forgetOtherMoney() {
        transaction.executeWithoutResult(_ -> jdbc.sql("delete from payment").update());
    }

    @Test
    void whatAgreesIsSummedUpAndNothingIsFound() {
        long canceled = Client.newOrderId();
        taken(orderId);
        taken(canceled);
        others.say(orderCanceled(canceled));
        order.knows(orderId, "COMPLETED");
        order.knows(canceled, "CANCELED");

        JsonNode report = client.get(COMPARE).body();

        assertThat(report.path("findings")).isEmpty();
        assertThat(report.path("orders").asLong()).isEqualTo(2);
        assertThat(report.path("ordered").asLong()).isEqualTo(36_000);
        assertThat(report.path("captured").asLong()).isEqualTo(36_000);
        assertThat(report.path("refunded").asLong()).isEqualTo(36_000);
        assertThat(report.path("difference").asLong()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "APPROVED, ORDERED, HELD_BUT_NOT_TAKEN, CAPTURED, PaymentApproved",
        "APPROVED, CANCELED, KEPT_FOR_CANCELED, CANCELED, PaymentCanceled",
        "CAPTURED, CANCELED, KEPT_FOR_CANCELED, REFUNDED, PaymentCanceled",
        "APPROVED, , HELD_WITHOUT_ORDER, CANCELED, ",
        "CAPTURED, , TAKEN_WITHOUT_ORDER, REFUNDED, PaymentCanceled",
    })
    void whatARuleCanMendIsShownAndMendedOnlyWhenToldSo(
            String status, String orderStatus, String rule, String mended, String said) {
        held(orderId, status);
        if (orderStatus != null) {
            order.knows(orderId, orderStatus);
        }

        assertFinding(client.get(COMPARE).body(), rule, false);
        assertThat(client.statusOf(orderId)).isEqualTo(status);

        assertFinding(client.postTo(REPAIR).body(), rule, true);
        assertThat(client.statusOf(orderId)).isEqualTo(mended);
        assertThat(client.get(COMPARE).body().path("findings")).isEmpty();
        if (said != null) {
            assertThat(others.typesHeardOf(orderId)).endsWith(said);
        }
    }

    @ParameterizedTest
    @CsvSource({"REFUNDED, GIVEN_BACK", "CANCELED, GIVEN_BACK", ", NO_MONEY"})
    void whatOnlyAPersonCanMendIsListedAndLeftAlone(String status, String rule) {
        if (status != null) {
            held(orderId, status);
        }
        order.knows(orderId, "COMPLETED");

        JsonNode finding = client.postTo(REPAIR).body().path("findings").path(0);

        assertThat(finding.path("rule").asString()).isEqualTo(rule);
        assertThat(finding.path("reason").asString()).isNotBlank();
        assertThat(finding.path("repairable").asBoolean()).isFalse();
        assertThat(finding.path("repaired").asBoolean()).isFalse();
        assertThat(client.statusOf(orderId)).isEqualTo(status == null ? "" : status);
    }

    @Test
    void anotherPriceIsADifference() {
        taken(orderId);
        order.knows(orderId, "ORDERED", 30_000);
        JsonNode report = client.postTo(REPAIR).body();
        assertThat(report.path("findings").path(0).path("rule").asString()).isEqualTo("ANOTHER_PRICE");
        assertThat(report.path("difference").asLong()).isEqualTo(6_000);
    }

    @Test
    void whatIsYoungIsNotJudged() {
        order.knows(orderId, "ORDERED");
        order.ordersWerePlaced(Instant.now().plusSeconds(3_600));
        JsonNode report = client.get(COMPARE).body();
        assertThat(report.path("findings")).isEmpty();
        assertThat(report.path("orders").asLong()).isZero();
    }

    @Test
    void allPagesAreCompared() {
        for (int i = 0; i < 250; i++) {
            order.knows(Client.newOrderId(), "CANCELED");
        }
        order.knows(orderId, "ORDERED");
        JsonNode report = client.get(COMPARE).body();
        assertThat(report.path("orders").asLong()).isEqualTo(251);
        assertThat(report.path("findings")).hasSize(1);
    }

    @Test
    void withoutOrderNothingIsJudgedAndNothingMended() {
        held(orderId, "APPROVED");
        order.leave();
        var answer = client.postTo(REPAIR);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("order-unavailable");
        assertThat(answer.header("retry-after")).isNotBlank();
        assertThat(client.statusOf(orderId)).isEqualTo("APPROVED");
    }

    @Test
    void anOrderThatCannotBeAnsweredForKeepsItsMoney() {
        held(orderId, "CAPTURED");
        order.cannotAnswerFor(orderId);
        assertThat(client.postTo(REPAIR).code()).isEqualTo("order-unavailable");
        assertThat(client.statusOf(orderId)).isEqualTo("CAPTURED");
    }

    private void assertFinding(JsonNode report, String rule, boolean repaired) {
        assertThat(report.path("findings")).hasSize(1);
        JsonNode finding = report.path("findings").path(0);
        assertThat(finding.path("orderId").asLong()).isEqualTo(orderId);
        assertThat(finding.path("rule").asString()).isEqualTo(rule);
        assertThat(finding.path("repairable").asBoolean()).isTrue();
        assertThat(finding.path("repaired").asBoolean()).isEqualTo(repaired);
    }

    private void taken(long id) {
        client.authorize(id, Client.newKey());
        others.say(ordered(id));
        assertThat(client.statusOf(id)).isEqualTo("CAPTURED");
    }

    /** Money in a state that it should not have stayed in, as after a lost event. */
    private void held(long id, String status) {
        client.authorize(id, Client.newKey());
        transaction.executeWithoutResult(_ -> jdbc.sql("update payment set status = ? where order_id = ?")
                .params(status, id)
                .update());
    }
}
