package io.baedal.payment;

import static io.baedal.payment.OtherServices.orderCanceled;
import static io.baedal.payment.OtherServices.ordered;
import static io.baedal.payment.OtherServices.storeCanceled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.baedal.platform.ServiceClient.Answer;
import io.baedal.platform.WithBroker;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@Tag("database")
@RunningPayment
class PaymentEventsTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final long orderId = Client.newOrderId();
    private final String key = Client.newKey();

    @Autowired
    private Client client;

    @Autowired
    private OtherServices others;

    @Autowired
    private MeterRegistry meters;

    private double deadLettersBefore;

    @BeforeEach
    void countTheDeadLetters() {
        deadLettersBefore = deadLetters();
    }

    /** Late and crossed events are ordinary: none of them is anything for an operator. */
    @AfterEach
    void nothingWentToTheDeadLetters() {
        assertThat(deadLetters()).isEqualTo(deadLettersBefore);
    }

    @Test
    void aHoldSaysNothing() {
        client.authorize(orderId, key);
        assertThat(others.heardOf(orderId)).isEmpty();
    }

    @Test
    void orderedCapturesAndSaysSo() {
        Answer held = client.authorize(orderId, key);
        others.say(ordered(orderId));
        assertThat(client.statusOf(orderId)).isEqualTo("CAPTURED");

        assertThat(others.heardOf(orderId)).singleElement().satisfies(message -> {
            assertThat(message.key()).isEqualTo(String.valueOf(orderId));
            assertThat(WithBroker.header(message, "type")).isEqualTo("PaymentApproved");
            assertThat(WithBroker.header(message, "seq")).isEqualTo("1");
            assertThat(JSON.readTree(message.value())).isEqualTo(JSON.readTree("""
                            {"eventType":"PaymentApproved","timestamp":%d,"id":%d,"orderId":%d,"price":36000,
                             "status":"CAPTURED","reason":null}""".formatted(
                            JSON.readTree(message.value()).path("timestamp").asLong(), held.id(), orderId)));
        });
    }

    @Test
    void aRepeatedOrderedCapturesOnce() {
        client.authorize(orderId, key);
        String eventId = UUID.randomUUID().toString();
        others.say(ordered(orderId), eventId, 1);
        others.say(ordered(orderId), eventId, 1);
        others.say(ordered(orderId), UUID.randomUUID().toString(), 1);
        others.say(ordered(orderId), UUID.randomUUID().toString(), 2);
        assertPayment("CAPTURED", "PaymentApproved");
    }

    @Test
    void aRepeatOfTheKeyAnswersTheCapturedMoney() {
        Answer held = client.authorize(orderId, key);
        others.say(ordered(orderId));
        Answer again = client.authorize(Client.newOrderId(), key);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.id()).isEqualTo(held.id());
        assertThat(again.at("status")).isEqualTo("CAPTURED");
    }

    @Test
    void orderCanceledAfterTheCaptureRefundsOnce() {
        client.authorize(orderId, key);
        others.say(ordered(orderId));
        others.say(orderCanceled(orderId));
        others.say(orderCanceled(orderId));
        assertPayment("REFUNDED", "PaymentApproved", "PaymentCanceled");
        assertLastSaid("REFUNDED", "CUSTOMER");
    }

    @Test
    void orderCanceledBeforeTheCaptureReleasesOnce() {
        client.authorize(orderId, key);
        others.say(orderCanceled(orderId));
        others.say(orderCanceled(orderId));
        assertPayment("CANCELED", "PaymentCanceled");
        assertLastSaid("CANCELED", "CUSTOMER");
    }

    @Test
    void anOrderedThatWasOvertakenByItsCancelChangesNothing() {
        client.authorize(orderId, key);
        others.say(orderCanceled(orderId), UUID.randomUUID().toString(), 2);
        others.say(ordered(orderId), UUID.randomUUID().toString(), 1);
        assertPayment("CANCELED", "PaymentCanceled");
    }

    /** The order of two publishers is not certain, and the money goes back once all the same. */
    @Test
    void anOrderedBehindTheStoresRefusalChangesNothing() {
        client.authorize(orderId, key);
        others.say(storeCanceled(orderId));
        others.say(ordered(orderId));
        assertPayment("CANCELED", "PaymentCanceled");
    }

    @Test
    void theStoresRefusalAndTheOrdersCancelMakeOneRefund() {
        client.authorize(orderId, key);
        others.say(ordered(orderId));
        others.say(storeCanceled(orderId));
        others.say(orderCanceled(orderId));
        assertPayment("REFUNDED", "PaymentApproved", "PaymentCanceled");
        assertLastSaid("REFUNDED", "SOLD_OUT");
    }

    @Test
    void aCanceledKeyIsNotGoodForAnotherHold() {
        client.authorize(orderId, key);
        others.say(ordered(orderId));
        others.say(orderCanceled(orderId));
        Answer refused = client.authorize(Client.newOrderId(), key);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("order-canceled");
    }

    @Test
    void aHoldThatComesAfterItsOrderWasCanceledIsRefused() {
        others.say(orderCanceled(orderId));
        Answer refused = client.authorize(orderId, key);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("order-canceled");
        assertPayment("CANCELED");
    }

    @Test
    void theStoresRefusalWithoutMoneyRefusesTheHoldThatComesLater() {
        others.say(storeCanceled(orderId));
        assertThat(client.authorize(orderId, key).code()).isEqualTo("order-canceled");
        assertPayment("CANCELED");
    }

    @Test
    void anOrderWithoutMoneyIsCanceled() {
        others.say(ordered(orderId));
        assertPayment("CANCELED", "PaymentCanceled");
        assertLastSaid("CANCELED", "NO_HOLD");
        others.say(orderCanceled(orderId));
        assertPayment("CANCELED", "PaymentCanceled");
    }

    @Test
    void anOrderWhoseMoneyWasReleasedIsCanceled(@Autowired PaymentService service) {
        client.authorize(orderId, key);
        service.change(orderId, Payment::releaseUnclaimed);
        assertPayment("CANCELED");
        others.say(ordered(orderId));
        assertPayment("CANCELED", "PaymentCanceled");
        assertLastSaid("CANCELED", "NO_HOLD");
    }

    @Test
    void fiftyParallelRepeatsMakeOneHold() {
        List<CompletableFuture<Answer>> asked = Stream.generate(
                        () -> client.authorizeLater(Client.authorization(Client.newOrderId(), key)))
                .limit(50)
                .toList();
        List<Answer> answers = asked.stream().map(CompletableFuture::join).toList();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
    }

    @Test
    void answersARepeatWhenNobodyElseHasItsRow(@Autowired PaymentService service) {
        Answer held = client.authorize(orderId, key);
        AtomicReference<CompletableFuture<Answer>> asked = new AtomicReference<>();
        service.change(orderId, _ -> {
            asked.set(client.authorizeLater(Client.authorization(orderId, key)));
            assertThatExceptionOfType(TimeoutException.class)
                    .isThrownBy(() -> asked.get().get(300, TimeUnit.MILLISECONDS));
        });
        assertThat(asked.get().join().text()).isEqualTo(held.text());
    }

    @Test
    void aHoldAndACancelAtOnceLeaveNoMoneyBehind() {
        for (int i = 0; i < 10; i++) {
            long id = Client.newOrderId();
            CompletableFuture<Answer> asked = client.authorizeLater(Client.authorization(id, Client.newKey()));
            others.say(orderCanceled(id));
            Answer answer = asked.join();
            assertThat(client.statusOf(id)).isEqualTo("CANCELED");
            assertThat(others.typesHeardOf(id))
                    .isEqualTo(answer.status() == 201 ? List.of("PaymentCanceled") : List.of());
        }
    }

    private void assertPayment(String status, String... said) {
        assertThat(client.statusOf(orderId)).isEqualTo(status);
        assertThat(others.typesHeardOf(orderId)).containsExactly(said);
    }

    private void assertLastSaid(String status, String reason) {
        ConsumerRecord<String, byte[]> last = others.heardOf(orderId).getLast();
        assertThat(JSON.readTree(last.value()).path("status").asString()).isEqualTo(status);
        assertThat(JSON.readTree(last.value()).path("reason").asString()).isEqualTo(reason);
        assertThat(JSON.readTree(last.value()).path("price").asLong()).isEqualTo(36_000);
    }

    private double deadLetters() {
        return meters.get("baedal.dead.letters").counter().count();
    }
}
