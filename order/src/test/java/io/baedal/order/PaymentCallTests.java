package io.baedal.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.baedal.platform.ServiceClient.Answer;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@RunningOrder
class PaymentCallTests {

    /** Far from any time-out of the call, and far below a wait without one. */
    private static final Duration SOON = Duration.ofSeconds(15);

    private final FakePayment payment = FakePayment.RUNNING;
    private final String customer = Client.newCustomer();
    private final Map<String, Object> chickens = Client.chickens(customer);

    @Autowired
    private Client client;

    @Autowired
    private OtherServices others;

    private CircuitBreaker breaker;
    private Bulkhead bulkhead;

    @BeforeEach
    void findTheProtection(@Autowired CircuitBreakerRegistry breakers, @Autowired BulkheadRegistry bulkheads) {
        breaker = breakers.circuitBreaker("payment");
        bulkhead = bulkheads.bulkhead("payment");
    }

    /** The bulkhead is asked before and after the pool, so that all calls were inside when the pool was looked at. */
    @Test
    void noDatabaseConnectionIsHeldWhilePaymentThinks(@Autowired DataSource dataSource) throws SQLException {
        HikariPoolMXBean connections = dataSource.unwrap(HikariDataSource.class).getHikariPoolMXBean();
        int calls = 8;
        payment.hang();

        List<CompletableFuture<Answer>> asked = Stream.generate(() -> client.orderLater(chickens, null))
                .limit(calls)
                .toList();
        await().atMost(SOON)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    boolean thinking = payment.inFlight() == calls && callsInside() == calls;
                    boolean idle = connections.getActiveConnections() == 0;
                    return thinking && idle && callsInside() == calls;
                });

        payment.recover();
        assertThat(asked).allSatisfy(answer -> assertThat(answer).succeedsWithin(SOON));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 429, 404, 302})
    void aFailureIsAskedOnceAndLeavesNothingBehind(int status) {
        payment.answerWith(status);
        assertUnavailableAfterOneRequest(client.order(chickens));
    }

    @Test
    void aClosedConnectionIsAskedOnceAndLeavesNothingBehind() {
        client.order(Client.chickens(Client.newCustomer()));
        payment.calm();
        payment.closeTheConnection();
        assertUnavailableAfterOneRequest(client.order(chickens));
    }

    @Test
    void aPaymentThatDoesNotAnswerIsGivenUp() {
        payment.hang();
        CompletableFuture<Answer> asked = client.orderLater(chickens, null);
        assertThat(asked).succeedsWithin(SOON);
        assertUnavailableAfterOneRequest(asked.join());
    }

    @Test
    void aBreakerOpensAfterFailuresAndThenDoesNotCall() {
        payment.answerWith(500);
        failUntilOpen();
        await().atMost(SOON).until(() -> {
            int reached = payment.requests().size();
            assertUnavailable(client.order(chickens));
            return payment.requests().size() == reached && breaker.getMetrics().getNumberOfNotPermittedCalls() > 0;
        });
    }

    @Test
    void aBreakerClosesByItselfWhenPaymentIsBack() {
        payment.leave();
        failUntilOpen();
        payment.recover();
        await().atMost(SOON).until(() -> client.order(chickens).status() == 201);
        await().atMost(SOON).until(() -> {
            client.order(chickens);
            return breaker.getState() == CircuitBreaker.State.CLOSED;
        });
        assertThat(client.order(chickens).status()).isEqualTo(201);
    }

    @Test
    void declinesAreAnswersAndDoNotOpenTheBreaker() {
        payment.decline("The card was declined.");
        Stream.generate(() -> client.order(chickens))
                .limit(20)
                .forEach(answer -> assertThat(answer.code()).isEqualTo("payment-declined"));
        assertThat(payment.requests()).hasSize(20);
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
        assertThat(breaker.getMetrics().getNumberOfFailedCalls()).isZero();
    }

    @Test
    void aPaymentThatHasTooMuchToDoIsNoFailureOfThePayment() {
        payment.refuseAsOverloaded();
        Stream.generate(() -> client.order(chickens)).limit(20).forEach(PaymentCallTests::assertUnavailable);
        assertThat(payment.requests()).hasSize(20);
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    /** Under load the fallback of the annotations was once found inaccessible, and the answer was 500. */
    @Test
    void manyFailuresAtOnceAreAllAnsweredAlike() {
        payment.answerWith(500);
        List<CompletableFuture<Answer>> asked = Stream.generate(() -> client.orderLater(chickens, null))
                .limit(100)
                .toList();
        assertThat(asked).allSatisfy(answer -> assertUnavailable(answer.join()));
    }

    @Test
    void nothingWaitsWhenTooManyCallsAreInFlight() {
        int taken = 0;
        try {
            while (bulkhead.tryAcquirePermission()) {
                taken++;
            }
            assertThat(taken).isEqualTo(bulkhead.getBulkheadConfig().getMaxConcurrentCalls());
            assertUnavailable(client.order(chickens));
            assertThat(payment.requests()).isEmpty();
        } finally {
            for (; taken > 0; taken--) {
                bulkhead.releasePermission();
            }
        }
        assertThat(client.order(chickens).status()).isEqualTo(201);
        assertThat(breaker.getMetrics().getNumberOfFailedCalls()).isZero();
    }

    private int callsInside() {
        return bulkhead.getBulkheadConfig().getMaxConcurrentCalls()
                - bulkhead.getMetrics().getAvailableConcurrentCalls();
    }

    private void failUntilOpen() {
        for (int i = 0; i < 10; i++) {
            assertUnavailable(client.order(chickens));
        }
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
    }

    private void assertUnavailableAfterOneRequest(Answer answer) {
        assertUnavailable(answer);
        assertThat(client.get("/orders?customerId=" + customer)
                        .body()
                        .at("/page/totalElements")
                        .asLong())
                .isZero();
        assertThat(payment.requests()).singleElement().satisfies(request -> {
            assertThat(client.get("/orders/" + request.orderId()).status()).isEqualTo(404);
            assertThat(others.heardOf(request.orderId())).isEmpty();
        });
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("payment-unavailable");
        assertThat(Integer.parseInt(answer.header("retry-after"))).isBetween(1, 10);
    }
}
