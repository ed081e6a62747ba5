package io.baedal.delivery;

import static io.baedal.delivery.Fixtures.canceled;
import static io.baedal.delivery.Fixtures.cooked;
import static io.baedal.delivery.Fixtures.cookedFor;
import static io.baedal.delivery.Fixtures.newOrderId;
import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.delivery.Job.Status;
import io.baedal.platform.Event;
import io.baedal.platform.MemberEvent.MemberWithdrawn;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Each event once, again, late and crossed. What a job said is counted by its {@code seq}. */
@Tag("database")
@RunningDelivery
class DeliveryEventsTests {

    @Autowired
    DeliveryEvents events;

    @Autowired
    JobService service;

    @Autowired
    Jobs jobs;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    final long orderId = newOrderId();

    @Test
    void cookCompletedStartsOneJob() {
        hear(cooked(orderId));
        hear(cooked(orderId));

        assertThat(job().getStatus()).isEqualTo(Status.STARTED);
        assertThat(job().getAddress()).isEqualTo("서울시 중구 세종대로 110");
        assertThat(job().getStartedAt().getNano() % 1_000_000).isZero();
        assertThat(said()).isEqualTo(1);
    }

    @Test
    void orderCanceledClosesAJobBeforeThePickUpOnce() {
        hear(cooked(orderId));
        service.claim(job().getId(), "kim");

        hear(canceled(orderId));
        hear(canceled(orderId));

        assertThat(job().getStatus()).isEqualTo(Status.CANCELED);
        assertThat(said()).isEqualTo(3);
    }

    @Test
    void orderCanceledAfterThePickUpIsIgnoredAsTheFoodIsWithTheCourier() {
        hear(cooked(orderId));
        service.pickUp(job().getId(), "kim");

        hear(canceled(orderId));

        assertThat(job().getStatus()).isEqualTo(Status.PICKED_UP);
        assertThat(service.complete(job().getId(), "kim").getStatus()).isEqualTo(Status.COMPLETED);
        assertThat(said()).isEqualTo(4);
    }

    @Test
    void orderCanceledBeforeCookCompletedLetsTheLateFoodStartNothing() {
        hear(canceled(orderId));
        hear(canceled(orderId));
        hear(cooked(orderId));

        assertThat(job().getStatus()).isEqualTo(Status.CANCELED);
        assertThat(job().getStartedAt()).isNull();
        assertThat(said()).isZero();
    }

    @Test
    void aCancelAndAPickUpThatCrossEndInOneOfTheTwo() {
        hear(cooked(orderId));
        long id = job().getId();

        CompletableFuture<Void> cancel = CompletableFuture.runAsync(() -> hear(canceled(orderId)));
        CompletableFuture<Void> pickUp = CompletableFuture.runAsync(() -> service.pickUp(id, "kim"));
        cancel.join();
        pickUp.handle((_, _) -> null).join();

        assertThat(job().getStatus()).isEqualTo(pickUp.isCompletedExceptionally() ? Status.CANCELED : Status.PICKED_UP);
    }

    @Test
    void aMemberWhoWithdrawsLeavesTheirJobsWithoutAnAddress() {
        String member = newMember();
        hear(cookedFor(member, orderId));
        service.claim(job().getId(), "kim");
        hear(new MemberWithdrawn(member));

        assertThat(job().getAddress()).isNull();
        assertThat(job().getStatus()).isEqualTo(Status.ASSIGNED);
    }

    @Test
    void foodThatIsReadyAfterItsMemberHasLeftBringsNoAddressBack() {
        String member = newMember();
        hear(new MemberWithdrawn(member));
        hear(cookedFor(member, orderId));

        assertThat(job().getAddress()).isNull();
        assertThat(job().getStatus()).isEqualTo(Status.STARTED);
    }

    @Test
    void foodOfNobodyInParticularKeepsItsAddress() {
        hear(cookedFor(null, orderId));

        assertThat(job().getAddress()).isEqualTo("서울시 중구 세종대로 110");
    }

    private static String newMember() {
        return String.valueOf((1L << 40) + newOrderId());
    }

    private void hear(Event event) {
        transaction.executeWithoutResult(_ -> events.to(event).run());
    }

    private Job job() {
        return transaction.execute(_ -> jobs.findOfOrderForChange(orderId).orElseThrow());
    }

    private long said() {
        return jdbc.sql("select seq from job where order_id = ?")
                .param(orderId)
                .query(Long.class)
                .single();
    }
}
