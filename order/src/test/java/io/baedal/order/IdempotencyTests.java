package io.baedal.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.order.OrderController.PlaceOrder;
import io.baedal.platform.ServiceClient.Answer;
import io.baedal.platform.StoreEvent.StoreCanceled;
import io.baedal.platform.StoreEvent.StoreConfirmed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.support.TransactionTemplate;

@Tag("database")
@RunningOrder
class IdempotencyTests {

    private final FakePayment payment = FakePayment.RUNNING;
    private final String customer = Client.newCustomer();
    private final Map<String, Object> chickens = Client.chickens(customer);

    @Autowired
    private Client client;

    @Autowired
    private OtherServices others;

    @Test
    void fiftyParallelRepeatsMakeOneOrderAndOneHold() {
        List<CompletableFuture<Answer>> asked = Stream.generate(() -> client.orderLater(chickens, "key"))
                .limit(50)
                .toList();
        List<Answer> answers = asked.stream().map(CompletableFuture::join).toList();

        List<Answer> placed =
                answers.stream().filter(answer -> answer.status() == 201).toList();
        assertThat(placed).isNotEmpty();
        assertThat(placed.stream().map(Answer::text).distinct()).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 201))
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("request-in-progress"));
        assertOneOrderAndOneHold(placed.getFirst().id());
        assertThat(others.typesHeardOf(placed.getFirst().id())).containsExactly("Ordered");
    }

    /** Instances do not know each other's requests in progress: the unique keys alone have to do it. */
    @Test
    void parallelRepeatsOnSeveralInstancesMakeOneOrderAndOneHold(
            @Autowired Orders orders,
            @Autowired Pricing pricing,
            @Autowired Payments payments,
            @Autowired OrderNumbers numbers,
            @Autowired TransactionTemplate transaction,
            @Autowired Clock clock)
            throws Exception {
        PlaceOrder wanted =
                new PlaceOrder(1L, null, List.of(new PlaceOrder.Item(11L, 2)), null, null, null, null, 36_000L, null);
        Order.Request request = new Order.Request(customer, null, null, "key", "fingerprint");
        List<Callable<Order>> instances = Stream.generate(() -> new OrderService(
                        orders, pricing, payments, numbers, new RequestsInProgress(), transaction, clock))
                .limit(10)
                .<Callable<Order>>map(instance -> () -> untilNoLockIsRefused(() -> instance.place(wanted, request)))
                .toList();

        List<Long> ids = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Order> order : threads.invokeAll(instances)) {
                ids.add(order.get().getId());
            }
        }

        assertThat(ids).hasSize(10).containsOnly(ids.getFirst());
        assertOneOrderAndOneHold(ids.getFirst());
        assertThat(others.typesHeardOf(ids.getFirst())).containsExactly("Ordered");
    }

    /** MariaDB may choose one of them to end a deadlock: its client is told 503 and asks again. */
    private static Order untilNoLockIsRefused(Supplier<Order> place) {
        return Awaitility.await()
                .ignoreExceptionsInstanceOf(CannotAcquireLockException.class)
                .until(place::get, Objects::nonNull);
    }

    @Test
    void theFirstAnswerIsGivenAgainAfterTheOrderMovedOn() {
        Answer first = client.order(chickens, "key");
        others.say(new StoreConfirmed(first.id(), 1, "스토어99", "CONFIRMED", 20, null));
        assertThat(client.get("/orders/" + first.id()).at("orderStatus")).isEqualTo("CONFIRMED");
        assertSameAnswer(client.order(chickens, "key"), first);
        others.say(new StoreCanceled(first.id(), 1, "스토어99", "CANCELED", null, "OTHER"));
        assertThat(client.get("/orders/" + first.id()).at("orderStatus")).isEqualTo("CANCELED");
        assertSameAnswer(client.order(chickens, "key"), first);
        assertOneOrderAndOneHold(first.id());
    }

    /** A repeat is answered from what was, even when the menu or Payment would say no today. */
    @Test
    void theFirstAnswerIsGivenAgainWhilePaymentIsAway() {
        Answer first = client.order(chickens, "key");
        payment.leave();
        assertSameAnswer(client.order(chickens, "key"), first);
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefusedAlsoWhenItCostsTheSame() {
        Answer first = client.order(chickens, "key");
        for (Map<String, Object> other : List.of(
                with("note", "빨리"),
                with("paymentToken", "tok_declined"),
                with("price", null),
                with("items", List.of(Map.of("menuId", 11, "qty", 1), Map.of("menuId", 11, "qty", 1))))) {
            Answer refused = client.order(other, "key");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.code()).isEqualTo("idempotency-key-reused");
        }
        assertOneOrderAndOneHold(first.id());
    }

    @Test
    void aKeyBelongsToItsCustomer() {
        Answer mine = client.order(chickens, "key");
        Answer theirs = client.order(Client.chickens(Client.newCustomer()), "key");
        assertThat(theirs.status()).isEqualTo(201);
        assertThat(theirs.id()).isNotEqualTo(mine.id());
        assertThat(payment.holds()).hasSize(2);
    }

    @Test
    void requestsWithoutAKeyAreAllOrders() {
        assertThat(client.order(chickens).id())
                .isNotEqualTo(client.order(chickens).id());
        assertThat(payment.holds()).hasSize(2);
    }

    @Test
    void aRepeatAfterALostAnswerTakesTheOrderThatTheMoneyIsHeldFor() {
        payment.closeTheConnectionAfterHolding();
        assertThat(client.order(chickens, "key").code()).isEqualTo("payment-unavailable");
        assertThat(totalOrders()).isZero();
        long heldFor = payment.holds().values().iterator().next().orderId();

        payment.recover();
        Answer placed = client.order(chickens, "key");

        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.id()).isEqualTo(heldFor);
        assertOneOrderAndOneHold(heldFor);
    }

    @Test
    void aDeclinedPaymentLeavesItsKeyFree() {
        payment.decline("The card was declined.");
        assertThat(client.order(chickens, "key").status()).isEqualTo(402);
        assertThat(totalOrders()).isZero();

        payment.calm();
        Answer placed = client.order(with("paymentToken", "tok_other_card"), "key");
        assertThat(placed.status()).isEqualTo(201);
        assertOneOrderAndOneHold(placed.id());
    }

    private void assertOneOrderAndOneHold(long id) {
        assertThat(totalOrders()).isEqualTo(1);
        assertThat(payment.holds().values()).singleElement().satisfies(hold -> {
            assertThat(hold.orderId()).isEqualTo(id);
            assertThat(hold.price()).isEqualTo(36_000);
        });
    }

    private static void assertSameAnswer(Answer again, Answer first) {
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("location")).isEqualTo(first.header("location"));
    }

    private long totalOrders() {
        return client.get("/orders?customerId=" + customer)
                .body()
                .at("/page/totalElements")
                .asLong();
    }

    private Map<String, Object> with(String field, Object value) {
        Map<String, Object> other = Client.chickens(customer);
        other.put(field, value);
        return other;
    }
}
