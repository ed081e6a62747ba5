package io.baedal.payment;

import static io.baedal.payment.OtherServices.orderCanceled;
import static io.baedal.payment.OtherServices.ordered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baedal.platform.ServiceClient.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Tag("database")
@RunningPayment
class UnclaimedHoldsTests {

    private final FakeOrder order = FakeOrder.RUNNING;
    private final long orderId = Client.newOrderId();
    private final String key = Client.newKey();

    @Autowired
    private Client client;

    @Autowired
    private OtherServices others;

    @Autowired
    private UnclaimedHolds holds;

    @Autowired
    private PaymentService service;

    @Autowired
    private JdbcClient jdbc;

    /** The holds that other tests left behind would be swept too. */
    @BeforeEach
    void forgetOtherHolds(@Autowired TransactionTemplate transaction) {
        transaction.executeWithoutResult(_ -> jdbc.sql("delete from payment").update());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ORDERED", "CONFIRMED", "COMPLETED"})
    void capturesWhenTheOrderExists(String orderStatus) {
        client.authorize(orderId, key);
        order.knows(orderId, orderStatus);
        sweepUntilAsked(1);
        assertPayment("CAPTURED", "PaymentApproved");
    }

    @Test
    void asksForAHoldThatWasSettledNeverAgain() {
        client.authorize(orderId, key);
        order.knows(orderId, "ORDERED");
        sweepUntilAsked(1);
        holds.sweep();
        others.say(ordered(orderId));
        assertThat(order.asked()).containsExactly(orderId);
        assertPayment("CAPTURED", "PaymentApproved");
    }

    @Test
    void releasesSilentlyWhenThereIsNoSuchOrder() {
        client.authorize(orderId, key);
        sweepUntilAsked(1);
        assertPayment("CANCELED");
    }

    @Test
    void aReleasedKeyMayBeUsedAgain() {
        Answer first = client.authorize(orderId, key);
        sweepUntilAsked(1);
        long another = Client.newOrderId();
        Answer again = client.authorize(another, key);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.id()).isNotEqualTo(first.id());
        assertThat(again.body().path("orderId").asLong()).isEqualTo(another);
    }

    @Test
    void aReleasedOrderIsNotGoodForAnotherHold() {
        client.authorize(orderId, key);
        sweepUntilAsked(1);
        assertThat(client.authorize(orderId, key).code()).isEqualTo("order-canceled");
    }

    @Test
    void givesBackWhenTheOrderWasCanceled() {
        client.authorize(orderId, key);
        order.knows(orderId, "CANCELED");
        sweepUntilAsked(1);
        assertPayment("CANCELED", "PaymentCanceled");
        others.say(orderCanceled(orderId));
        assertPayment("CANCELED", "PaymentCanceled");
    }

    @Test
    void doesNothingWithoutAnAnswerAndAsksAgain() {
        client.authorize(orderId, key);
        order.cannotAnswerFor(orderId);
        sweepUntilAsked(1);
        assertPayment("APPROVED");
        order.knows(orderId, "ORDERED");
        sweepUntilAsked(2);
        assertPayment("CAPTURED", "PaymentApproved");
    }

    @Test
    void doesNothingWhileOrderIsAwayAndAsksAgain() {
        client.authorize(orderId, key);
        order.leave();
        holds.sweep();
        holds.sweep();
        assertPayment("APPROVED");
        order.comeBack();
        sweepUntilAsked(1);
        assertPayment("CANCELED");
    }

    @Test
    void anOrderThatCannotBeAnsweredForDoesNotKeepTheOthersWaiting() {
        long older = Client.newOrderId();
        client.authorize(older, Client.newKey());
        client.authorize(orderId, key);
        order.cannotAnswerFor(older);
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            holds.sweep();
            return order.asked().contains(orderId);
        });
        assertThat(client.statusOf(older)).isEqualTo("APPROVED");
        assertPayment("CANCELED");
    }

    @Test
    void aHoldThatIsLockedDoesNotKeepTheOthersWaiting(@Autowired TransactionTemplate transaction) throws Exception {
        long older = Client.newOrderId();
        client.authorize(older, Client.newKey());
        client.authorize(orderId, key);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CyclicBarrier locked = new CyclicBarrier(2);
            CyclicBarrier swept = new CyclicBarrier(2);
            Future<?> holder = threads.submit(() -> transaction.executeWithoutResult(_ -> {
                jdbc.sql("update payment set seq = seq where order_id = ?")
                        .param(older)
                        .update();
                meet(locked);
                meet(swept);
            }));
            meet(locked);
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                holds.sweep();
                return client.statusOf(orderId).equals("CANCELED");
            });
            meet(swept);
            holder.get();
        }
        assertThat(client.statusOf(older)).isEqualTo("APPROVED");
    }

    private static void meet(CyclicBarrier place) {
        try {
            place.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The answer was true when Order gave it, and is not any more when the sweep acts on it. */
    @Test
    void aCancelBetweenTheAnswerAndTheCaptureIsSaidOnce() {
        client.authorize(orderId, key);
        others.say(orderCanceled(orderId));
        service.change(orderId, Payment::orderPlaced);
        assertPayment("CANCELED", "PaymentCanceled");
    }

    @Test
    void aCaptureAndAReleaseThatRaceEndInOneOfTheTwo() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                long raced = Client.newOrderId();
                client.authorize(raced, Client.newKey());
                CyclicBarrier start = new CyclicBarrier(4);
                List<Callable<Void>> racers = new ArrayList<>();
                racers.add(racer(start, () -> service.change(raced, Payment::releaseUnclaimed)));
                racers.add(racer(start, () -> service.orderPlaced(raced, 36_000)));
                racers.add(racer(start, holds::sweep));
                racers.add(racer(start, holds::sweep));
                for (Future<Void> finished : threads.invokeAll(racers)) {
                    finished.get();
                }
                assertSettled(raced);
            }
        }
    }

    /** Either the money was taken or it was not, and the one or the other was said; never both, never none. */
    private void assertSettled(long raced) {
        assertThat(client.statusOf(raced)).isIn("CAPTURED", "CANCELED");
        assertThat(jdbc.sql("select seq from payment where order_id = ?")
                        .param(raced)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private static Callable<Void> racer(CyclicBarrier start, Runnable work) {
        return () -> {
            start.await();
            work.run();
            return null;
        };
    }

    /** A hold is swept once the database's clock has moved on from it. */
    private void sweepUntilAsked(int times) {
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            if (order.asked().size() < times) {
                holds.sweep();
            }
            return order.asked().size() == times;
        });
    }

    private void assertPayment(String status, String... said) {
        assertThat(client.statusOf(orderId)).isEqualTo(status);
        assertThat(others.typesHeardOf(orderId)).containsExactly(said);
    }
}
