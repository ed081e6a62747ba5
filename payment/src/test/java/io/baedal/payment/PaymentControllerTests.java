package io.baedal.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.baedal.payment.CardSimulator.Delay;
import io.baedal.platform.FakeIssuer;
import io.baedal.platform.Role;
import io.baedal.platform.ServiceClient.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@RunningPayment
class PaymentControllerTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final long orderId = Client.newOrderId();
    private final String key = Client.newKey();

    @Autowired
    private Client client;

    @Nested
    class WhoMay {

        @Test
        void onlyAServiceHoldsMoney() {
            for (Role role : List.of(Role.CUSTOMER, Role.OWNER, Role.COURIER, Role.OPERATOR)) {
                assertThat(client.authorizeAs(FakeIssuer.RUNNING.token("somebody", role), orderId)
                                .code())
                        .isEqualTo("forbidden");
            }
            assertThat(client.authorizeAs("", orderId).code()).isEqualTo("unauthorized");
            assertThat(client.payinfoOf(orderId).isMissingNode()).isTrue();
        }

        @Test
        void aCustomerSeesTheirOwnPaymentsAndAnOperatorAll() {
            Map<String, Object> wanted = Client.authorization(orderId, key);
            wanted.put("customerId", "customer-" + key);
            String path = "/payinfos/" + client.authorize(wanted).id();
            String own = FakeIssuer.RUNNING.token("customer-" + key, Role.CUSTOMER);
            String another = FakeIssuer.RUNNING.token("another", Role.CUSTOMER);

            assertThat(client.getAs(own, path).status()).isEqualTo(200);
            assertThat(client.getAs(own, "/payinfos").body().path("content")).hasSize(1);
            assertThat(client.getAs(another, path).code()).isEqualTo("not-found");
            assertThat(client.getAs(another, "/payinfos?orderId=" + orderId)
                            .body()
                            .path("content"))
                    .isEmpty();
            assertThat(client.getAs(FakeIssuer.RUNNING.token("boss", Role.OPERATOR), path)
                            .status())
                    .isEqualTo(200);
            assertThat(client.getAs(FakeIssuer.RUNNING.token("kim", Role.COURIER), path)
                            .status())
                    .isEqualTo(403);
        }

        @Test
        void operationsAreForOperators() {
            assertThat(client.getAs(
                                    FakeIssuer.RUNNING.token("somebody", Role.CUSTOMER, Role.SERVICE),
                                    "/operations/lag")
                            .status())
                    .isEqualTo(403);
            assertThat(client.getAs("", "/operations/lag").status()).isEqualTo(401);
            assertThat(client.getAs(FakeIssuer.RUNNING.token("boss", Role.OPERATOR), "/operations/lag")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Nested
    class Authorizing {

        @Test
        void answersTheHoldAndWhereItIs() {
            Answer held = client.authorize(orderId, key);
            assertThat(held.status()).isEqualTo(201);
            assertThat(held.header("location")).isEqualTo("/payinfos/" + held.id());
            assertThat(held.body()).isEqualTo(JSON.readTree("""
                    {"id":%d,"orderId":%d,"price":36000,"status":"APPROVED"}""".formatted(held.id(), orderId)));
            assertThat(client.get("/payinfos/" + held.id()).body()).isEqualTo(held.body());
        }

        @Test
        void answersARepeatWithTheSameHoldAndTheOrderItWasMadeFor() {
            Answer held = client.authorize(orderId, key);
            Answer again = client.authorize(Client.newOrderId(), key);
            assertThat(again.status()).isEqualTo(201);
            assertThat(again.text()).isEqualTo(held.text());
        }

        @Test
        void answersARepeatWithoutAskingTheCardAgain() {
            Answer held = client.authorize(orderId, key);
            assertThat(client.authorize(with("paymentToken", "tok_declined")).text())
                    .isEqualTo(held.text());
        }

        @Test
        void refusesAnotherPriceUnderTheSameKey() {
            client.authorize(orderId, key);
            assertProblem(client.authorize(with("price", 36_001)), 422, "idempotency-key-reused");
            assertThat(client.payinfoOf(orderId).path("price").asLong()).isEqualTo(36_000);
        }

        @Test
        void holdsOnceForAnOrderWhateverTheKeys() {
            client.authorize(orderId, key);
            assertThat(client.authorize(orderId, Client.newKey()).status()).isEqualTo(409);
            assertThat(totalOf(orderId)).isEqualTo(1);
        }

        @ParameterizedTest
        @CsvSource({
            "tok_declined,           402, payment-declined,   The card was declined.",
            "tok_insufficient_funds, 402, payment-declined,   The card has insufficient funds.",
            "tok_of_somebody,        402, payment-declined,   The payment token is not known.",
            "tok_error,              502, card-network-error, The card network failed.",
        })
        void saysWhyTheCardSaidNoAndHoldsNothing(String token, int status, String code, String detail) {
            Answer refused = client.authorize(with("paymentToken", token));
            assertProblem(refused, status, code);
            assertThat(refused.at("detail")).isEqualTo(detail);
            assertThat(totalOf(orderId)).isZero();

            assertThat(client.authorize(orderId, key).status()).isEqualTo(201);
        }

        @Test
        void takesTheCardThatAlwaysWorksWhenNoneIsNamed() {
            assertThat(client.authorize(with("paymentToken", null)).status()).isEqualTo(201);
        }

        static Stream<Arguments> invalidBodies() {
            return Stream.of(
                    arguments("", List.of()),
                    arguments("[]", List.of()),
                    arguments("{\"orderId\":", List.of()),
                    arguments("{}", List.of("idempotencyKey", "orderId", "price")),
                    arguments(json("{'price':1,'idempotencyKey':'k'}"), List.of("orderId")),
                    arguments(json("{'orderId':'seven','price':1,'idempotencyKey':'k'}"), List.of("orderId")),
                    arguments(json("{'orderId':7,'idempotencyKey':'k'}"), List.of("price")),
                    arguments(json("{'orderId':7,'price':-1,'idempotencyKey':'k'}"), List.of("price")),
                    arguments(json("{'orderId':7,'price':1.5,'idempotencyKey':'k'}"), List.of("price")),
                    arguments(json("{'orderId':7,'price':'1','idempotencyKey':'k'}"), List.of("price")),
                    arguments(json("{'orderId':7,'price':1}"), List.of("idempotencyKey")),
                    arguments(json("{'orderId':7,'price':1,'idempotencyKey':' '}"), List.of("idempotencyKey")),
                    arguments(
                            json("{'orderId':7,'price':1,'idempotencyKey':'" + "k".repeat(401) + "'}"),
                            List.of("idempotencyKey")),
                    arguments(
                            json("{'orderId':7,'price':1,'idempotencyKey':'k','paymentToken':'" + "t".repeat(101)
                                    + "'}"),
                            List.of("paymentToken")));
        }

        @ParameterizedTest
        @MethodSource("invalidBodies")
        void namesTheFieldsOfAnInvalidRequest(String body, List<String> fields) {
            Answer refused = client.authorize(body);
            assertProblem(refused, 400, "invalid-request");
            assertThat(refused.fieldsInError()).isEqualTo(fields);
        }

        private static String json(String text) {
            return text.replace('\'', '"');
        }
    }

    @Nested
    class Looking {

        @Test
        void findsThePaymentOfAnOrder() {
            Answer held = client.authorize(orderId, key);
            Answer found = client.get("/payinfos?orderId=" + orderId);
            assertThat(found.body()).isEqualTo(JSON.readTree("""
                    {"content":[%s],"page":{"number":0,"size":20,"totalElements":1}}""".formatted(held.text())));
        }

        @Test
        void listsTheNewestFirst() {
            long first = client.authorize(orderId, key).id();
            long second = client.authorize(Client.newOrderId(), Client.newKey()).id();
            Answer found = client.get("/payinfos?size=2");
            assertThat(found.body()
                            .path("content")
                            .valueStream()
                            .map(payinfo -> payinfo.path("id").asLong()))
                    .containsExactly(second, first);
            assertThat(client.get("/payinfos?size=500").body().at("/page/size").asInt())
                    .isEqualTo(100);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/payinfos/999999999", "/payinfos/0"})
        void doesNotKnowWhatIsNotThere(String path) {
            assertProblem(client.get(path), 404, "not-found");
        }

        @ParameterizedTest
        @CsvSource({
            "/payinfos/seven,         id",
            "/payinfos?orderId=seven, orderId",
            "/payinfos?page=-1,       page",
            "/payinfos?size=0,        size",
        })
        void rejectsWhatItCannotRead(String path, String field) {
            Answer refused = client.get(path);
            assertProblem(refused, 400, "invalid-request");
            assertThat(refused.fieldsInError()).containsExactly(field);
        }
    }

    /** Only the least times are tested: a busy machine is slower, never faster. */
    @Nested
    class Simulating {

        @Test
        void isSlowWithTheSlowToken() {
            long start = System.nanoTime();
            Answer held = client.authorize(with("paymentToken", "tok_slow"));
            assertThat(held.status()).isEqualTo(201);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(2));
        }

        @Test
        void delaysEveryCallByItsSetting() {
            Delay delay = new Delay(Duration.ofMillis(50), Duration.ofMillis(60));
            long start = System.nanoTime();
            new CardSimulator(delay).authorize("tok_ok", 1, "key");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(45));
        }

        @ParameterizedTest
        @CsvSource({"0, 0, 0", "50, 60, 60", "50, 50, 50", "50, 0, 50"})
        void spreadsTheDelayBetweenItsBounds(long min, long max, long longest) {
            Delay delay = new Delay(Duration.ofMillis(min), Duration.ofMillis(max));
            assertThat(LongStream.generate(() -> delay.next().toMillis()).limit(1000))
                    .allSatisfy(millis -> assertThat(millis).isBetween(min, longest));
        }
    }

    private long totalOf(long orderId) {
        return client.get("/payinfos?orderId=" + orderId)
                .body()
                .at("/page/totalElements")
                .asLong();
    }

    private Map<String, Object> with(String field, Object value) {
        Map<String, Object> wanted = Client.authorization(orderId, key);
        wanted.put(field, value);
        return wanted;
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.at("type")).endsWith(code);
        assertThat(answer.at("detail")).isNotBlank();
        assertThat(answer.text()).doesNotContain("Exception", "io.baedal");
    }
}
