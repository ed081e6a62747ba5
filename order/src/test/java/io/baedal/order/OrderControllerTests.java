package io.baedal.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jwt.JWTClaimsSet;
import com.zaxxer.hikari.HikariDataSource;
import io.baedal.platform.FakeIssuer;
import io.baedal.platform.MenuEvent.Item;
import io.baedal.platform.MenuEvent.MenuPublished;
import io.baedal.platform.Role;
import io.baedal.platform.ServiceClient.Answer;
import io.baedal.platform.StoreEvent.StoreConfirmed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@RunningOrder
class OrderControllerTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final FakePayment payment = FakePayment.RUNNING;
    private final String customer = Client.newCustomer();

    @Autowired
    private Client client;

    @Autowired
    private OtherServices others;

    @Nested
    class WhoMay {

        @Test
        void theCustomerIsWhoseTokenItIsWhateverTheBodySays() {
            Map<String, Object> wanted = Client.chickens(customer);
            long id = client.order(wanted).id();

            assertThat(client.getAs(customer, "/orders/" + id).at("customerId")).isEqualTo(customer);
            assertThat(client.order("""
                    {"customerId":"somebody-else","orderStatus":"COMPLETED","id":1,"storeName":"스토어99",
                     "itemName":"후라이드치킨","itemQty":2}""", null).at("customerId")).isEqualTo(FakeIssuer.TESTER);
        }

        @Test
        void anotherCustomersOrderDoesNotExist() {
            long id = client.order(Client.chickens(customer)).id();
            String another = Client.newCustomer();

            assertThat(client.getAs(another, "/orders/" + id).code()).isEqualTo("not-found");
            assertThat(client.cancelAs(another, id).code()).isEqualTo("not-found");
            assertThat(client.getAs(another, "/orders?customerId=" + customer)
                            .body()
                            .path("content"))
                    .isEmpty();
            assertThat(client.getAs(customer, "/orders/" + id).at("orderStatus"))
                    .isEqualTo("ORDERED");
            assertThat(client.cancelAs(customer, id).at("orderStatus")).isEqualTo("CANCELED");
        }

        @Test
        void whoIsNobodyOrHasAnotherRoleIsNotLetIn() {
            String chickens = JSON.writeValueAsString(Client.chickens(customer));
            assertThat(client.place("", chickens).status()).isEqualTo(401);
            assertThat(client.place("garbage", chickens).code()).isEqualTo("unauthorized");
            for (Role role : List.of(Role.OWNER, Role.COURIER, Role.OPERATOR, Role.SERVICE)) {
                assertThat(client.place(FakeIssuer.RUNNING.token("somebody", role), chickens)
                                .code())
                        .isEqualTo("forbidden");
            }
            assertThat(payment.requests()).isEmpty();
        }

        @Test
        void aTokenThatIsNotOursOrNotGoodAnyMoreIsNotBelieved() {
            Map<String, JWTClaimsSet> claims = Map.of(
                    "expired",
                    good().expirationTime(Date.from(Instant.now().minusSeconds(120)))
                            .build(),
                    "another issuer",
                    good().issuer("http://another.test").build(),
                    "for ever",
                    good().expirationTime(null).build(),
                    "not yet",
                    good().notBeforeTime(Date.from(Instant.now().plusSeconds(600)))
                            .build());
            claims.forEach((what, said) -> assertThat(
                            client.find(FakeIssuer.RUNNING.signed(said)).status())
                    .as(what)
                    .isEqualTo(401));
            assertThat(client.find(FakeIssuer.signed(good().build(), FakeIssuer.newKey()))
                            .status())
                    .isEqualTo(401);
            assertThat(client.find(FakeIssuer.RUNNING.signed(good().build())).status())
                    .isEqualTo(200);
        }

        @Test
        void aTokenOfKeycloakSaysItsRolesElsewhere() {
            assertThat(client.find(FakeIssuer.RUNNING.signed(FakeIssuer.RUNNING
                                    .claims(customer)
                                    .claim("realm_access", Map.of("roles", List.of("customer", "offline_access")))
                                    .build()))
                            .status())
                    .isEqualTo(200);
        }

        private JWTClaimsSet.Builder good() {
            return FakeIssuer.RUNNING.claims(customer).claim("roles", List.of("CUSTOMER"));
        }
    }

    @Nested
    class Placing {

        @Test
        void answersTheOrderAndWhereItIs() {
            Map<String, Object> wanted = Client.chickens(customer);
            wanted.put("address", "서울시 중구 세종대로 110");
            wanted.put("note", "문 앞에");
            wanted.put("paymentToken", "tok_ok");

            Answer placed = client.order(wanted);

            assertThat(placed.status()).isEqualTo(201);
            assertThat(placed.header("location")).isEqualTo("/orders/" + placed.id());
            assertThat(placed.header("content-type")).startsWith("application/json");
            assertThat(placed.body().properties().stream().map(Map.Entry::getKey))
                    .containsExactlyInAnyOrder(
                            "id",
                            "customerId",
                            "storeId",
                            "storeName",
                            "itemName",
                            "itemQty",
                            "price",
                            "items",
                            "address",
                            "note",
                            "orderStatus",
                            "orderDate",
                            "cancelReason");
            assertThat(placed.body())
                    .isEqualTo(JSON.readTree("""
                    {"id":%d,"customerId":"%s","storeId":1,"storeName":"스토어99","itemName":"후라이드치킨","itemQty":2,
                     "price":36000,"items":[{"menuId":11,"itemName":"후라이드치킨","qty":2,"unitPrice":18000}],
                     "address":"서울시 중구 세종대로 110","note":"문 앞에","orderStatus":"ORDERED","orderDate":"%s",
                     "cancelReason":null}""".formatted(placed.id(), customer, placed.at("orderDate"))));
            assertThat(placed.at("orderDate")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
            assertThat(client.get("/orders/" + placed.id()).body()).isEqualTo(placed.body());
        }

        @Test
        void chargesThePriceOfTheMenuWhenTheCustomerNamesNone() {
            Map<String, Object> wanted = Client.chickens(customer);
            wanted.remove("price");
            assertThat(client.order(wanted).body().path("price").asLong()).isEqualTo(36_000);
            assertThat(payment.requests()).singleElement().satisfies(request -> {
                assertThat(request.price()).isEqualTo(36_000);
                assertThat(request.paymentToken()).isEqualTo("tok_ok");
            });
        }

        @Test
        void addsUpTheLinesAndNamesTheFirst() {
            Map<String, Object> wanted = Client.chickens(customer);
            wanted.put(
                    "items",
                    List.of(
                            Map.of("menuId", 12, "qty", 1),
                            Map.of("menuId", 13, "qty", 3),
                            Map.of("menuId", 11, "qty", 2)));
            wanted.put("price", 58_000);

            Answer placed = client.order(wanted);

            assertThat(placed.status()).isEqualTo(201);
            assertThat(placed.at("itemName")).isEqualTo("양념치킨 +2");
            assertThat(placed.body().path("itemQty").asInt()).isEqualTo(6);
            assertThat(placed.body().path("price").asLong()).isEqualTo(58_000);
            assertThat(placed.body()
                            .path("items")
                            .valueStream()
                            .map(line -> line.path("menuId").asLong()))
                    .containsExactly(12L, 13L, 11L);
        }

        @Test
        void takesTheShorthandOfOneItem() {
            Answer placed = client.order("""
                    {"storeName":"스토어99","itemName":"후라이드치킨","itemQty":2,"price":36000}""", null);
            assertThat(placed.status()).isEqualTo(201);
            assertThat(placed.body().path("storeId").asLong()).isEqualTo(1);
            assertThat(placed.at("itemName")).isEqualTo("후라이드치킨");
            assertThat(placed.body().path("items").path(0).path("menuId").asLong())
                    .isEqualTo(11);
            assertThat(placed.body().path("address").isNull()).isTrue();
        }

        @Test
        void ignoresFieldsThatItDoesNotKnow() {
            Map<String, Object> wanted = Client.chickens(customer);
            wanted.put("coupon", "FREE");
            wanted.put("orderStatus", "COMPLETED");
            wanted.put("id", 1);
            assertThat(client.order(wanted).at("orderStatus")).isEqualTo("ORDERED");
        }

        @Test
        void takesTheLargestOrderThereIs() {
            Map<String, Object> wanted = Client.chickens("c".repeat(64));
            wanted.put("items", Collections.nCopies(50, Map.of("menuId", 12, "qty", 99)));
            wanted.put("price", 50 * 99 * 19_000);
            wanted.put("address", "가".repeat(200));
            wanted.put("note", "나".repeat(200));
            Answer placed = client.order(wanted, "k".repeat(255));
            assertThat(placed.status()).isEqualTo(201);
            assertThat(placed.at("itemName")).isEqualTo("양념치킨 +49");
        }
    }

    @Nested
    class Refusing {

        static Stream<Arguments> invalidBodies() {
            return Stream.of(
                    arguments("", List.of()),
                    arguments("{\"storeId\":1,", List.of()),
                    arguments("chickens please", List.of()),
                    arguments("[]", List.of()),
                    arguments("{} {}", List.of()),
                    arguments("{}", List.of("storeId")),
                    arguments(items("[{'menuId':11,'qty':0}]"), List.of("items[0].qty")),
                    arguments(items("[{'menuId':11,'qty':-1}]"), List.of("items[0].qty")),
                    arguments(items("[{'menuId':11,'qty':1},{'menuId':12,'qty':100}]"), List.of("items[1].qty")),
                    arguments(items("[{'menuId':11,'qty':1.5}]"), List.of("items[0].qty")),
                    arguments(items("[{'menuId':11,'qty':'2'}]"), List.of("items[0].qty")),
                    arguments(items("[{'menuId':11,'qty':true}]"), List.of("items[0].qty")),
                    arguments(items("[{'menuId':11}]"), List.of("items[0].qty")),
                    arguments(items("[{'qty':1}]"), List.of("items[0].menuId")),
                    arguments(items("[{}]"), List.of("items[0].menuId", "items[0].qty")),
                    arguments(items("[{'menuId':'chicken','qty':1}]"), List.of("items[0].menuId")),
                    arguments(items("[null]"), List.of("items[0]")),
                    arguments(items("[]"), List.of("items")),
                    arguments(items("null"), List.of("items")),
                    arguments(items("{'menuId':11,'qty':1}"), List.of("items")),
                    arguments(
                            items("[" + String.join(",", Collections.nCopies(51, "{'menuId':11,'qty':1}")) + "]"),
                            List.of("items")),
                    arguments("{\"items\":[{\"menuId\":11,\"qty\":1}]}", List.of("storeId")),
                    arguments(with("'storeId':'1'"), List.of("storeId")),
                    arguments(with("'storeId':1.5"), List.of("storeId")),
                    arguments(with("'price':-1"), List.of("price")),
                    arguments(with("'price':36000.5"), List.of("price")),
                    arguments(with("'price':'36000'"), List.of("price")),
                    arguments(with("'address':'" + "a".repeat(201) + "'"), List.of("address")),
                    arguments(with("'address':{}"), List.of("address")),
                    arguments(with("'note':'" + "n".repeat(201) + "'"), List.of("note")),
                    arguments(with("'storeName':'" + "s".repeat(101) + "'"), List.of("storeName")),
                    arguments(with("'paymentToken':'" + "t".repeat(101) + "'"), List.of("paymentToken")),
                    arguments(with("'price':-1,'note':'" + "n".repeat(201) + "'"), List.of("note", "price")),
                    arguments(json("{'storeId':1,'itemName':'후라이드치킨'}"), List.of("itemQty")),
                    arguments(json("{'storeId':1,'itemName':'후라이드치킨','itemQty':0}"), List.of("itemQty")),
                    arguments(json("{'storeId':1,'itemName':'후라이드치킨','itemQty':100}"), List.of("itemQty")),
                    arguments(
                            json("{'storeId':1,'itemQty':1,'itemName':'" + "i".repeat(101) + "'}"),
                            List.of("itemName")));
        }

        @ParameterizedTest
        @MethodSource("invalidBodies")
        void namesTheFieldsOfAnInvalidRequest(String body, List<String> fields) {
            Answer refused = client.order(body, null);
            assertProblem(refused, 400, "invalid-request");
            assertThat(refused.body().path("errors").isArray()).isTrue();
            assertThat(refused.fieldsInError()).isEqualTo(fields);
            assertThat(payment.requests()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"'storeId':99999999999999999999", "'itemQty':99999999999", "'price':1e999"})
        void rejectsNumbersThatNoFieldCanHold(String field) {
            assertProblem(client.order(with(field), null), 400, "invalid-request");
        }

        @Test
        void rejectsAnIdempotencyKeyThatIsBlankOrTooLong() {
            for (String key : List.of(" ", "k".repeat(256))) {
                Answer refused = client.order(Client.chickens(customer), key);
                assertProblem(refused, 400, "invalid-request");
                assertThat(refused.fieldsInError()).containsExactly("Idempotency-Key");
            }
        }

        @Test
        void saysWhyThePaymentWasDeclinedAndKeepsNothing() {
            payment.decline("The card has insufficient funds.");
            Answer refused = client.order(Client.chickens(customer));
            assertProblem(refused, 402, "payment-declined");
            assertThat(refused.at("detail")).isEqualTo("The card has insufficient funds.");
            assertThat(totalOf("customerId=" + customer)).isZero();
        }

        @ParameterizedTest
        @CsvSource({"35999", "0", "100000000"})
        void saysTheCurrentPriceWhenItChanged(long seen) {
            Map<String, Object> wanted = Client.chickens(customer);
            wanted.put("price", seen);
            Answer refused = client.order(wanted);
            assertProblem(refused, 409, "price-changed");
            assertThat(refused.body().path("currentPrice").asLong()).isEqualTo(36_000);
            assertThat(payment.requests()).isEmpty();
        }

        static Stream<Arguments> impossibleOrders() {
            return Stream.of(
                    arguments("{'storeId':1,'items':[{'menuId':11,'qty':1},{'menuId':14,'qty':1}]}", 409, "sold-out"),
                    arguments("{'storeId':3,'items':[{'menuId':31,'qty':1}]}", 409, "store-closed"),
                    arguments("{'storeId':999,'items':[{'menuId':11,'qty':1}]}", 422, "unknown-store"),
                    arguments("{'storeName':'스토어','itemName':'김밥','itemQty':1}", 422, "unknown-store"),
                    arguments("{'storeId':1,'items':[{'menuId':21,'qty':1}]}", 422, "unknown-item"),
                    arguments("{'storeName':'스토어99','itemName':'김밥','itemQty':1}", 422, "unknown-item"));
        }

        @ParameterizedTest
        @MethodSource("impossibleOrders")
        void refusesWhatTheMenuDoesNotOfferAndChargesNothing(String body, int status, String code) {
            assertProblem(client.order(json(body), null), status, code);
            assertThat(payment.requests()).isEmpty();
        }

        @Test
        void refusesAnotherBodyUnderAUsedKey() {
            client.order(Client.chickens(customer), "key");
            Map<String, Object> other = Client.chickens(customer);
            other.put("note", "빨리");
            assertProblem(client.order(other, "key"), 422, "idempotency-key-reused");
        }

        @Test
        void refusesARepeatWhileTheFirstIsWorkedOn(@Autowired RequestsInProgress inProgress) {
            Answer refused = inProgress.inTurn(
                    new RequestsInProgress.Key(customer, "key"), () -> client.order(Client.chickens(customer), "key"));
            assertProblem(refused, 409, "request-in-progress");
            assertThat(refused.header("retry-after")).isEqualTo("1");
        }

        @Test
        void asksToPayLaterWhenPaymentIsAway() {
            payment.leave();
            Answer refused = client.order(Client.chickens(customer));
            assertProblem(refused, 503, "payment-unavailable");
            assertThat(refused.header("retry-after")).matches("[1-9]\\d*");
        }

        @Test
        void isOverloadedWhenTheDatabaseHasNoConnectionLeft(@Autowired DataSource dataSource) throws SQLException {
            HikariDataSource pool = dataSource.unwrap(HikariDataSource.class);
            List<Connection> taken = new ArrayList<>();
            Answer refused;
            try {
                for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
                    taken.add(pool.getConnection());
                }
                refused = client.order(Client.chickens(customer));
            } finally {
                for (Connection connection : taken) {
                    connection.close();
                }
            }
            assertProblem(refused, 503, "overloaded");
            assertThat(refused.header("retry-after")).matches("[1-9]\\d*");
            assertThat(payment.requests()).isEmpty();
        }

        private static String items(String items) {
            return json("{'storeId':1,'items':" + items + "}");
        }

        /** A good order with these fields changed or added. */
        private static String with(String fields) {
            return json("{'storeId':1,'items':[{'menuId':11,'qty':1}]," + fields + "}");
        }

        private static String json(String text) {
            return text.replace('\'', '"');
        }
    }

    @Nested
    class Looking {

        @Test
        void listsTheNewestFirst() {
            List<Long> placed = placeOrders(3);
            Answer first = client.get("/orders?size=2&customerId=" + customer);
            Answer second = client.get("/orders?size=2&page=1&customerId=" + customer);
            assertThat(ids(first)).containsExactly(placed.get(2), placed.get(1));
            assertThat(ids(second)).containsExactly(placed.get(0));
            assertThat(second.body().path("page"))
                    .isEqualTo(JSON.readTree("{\"number\":1,\"size\":2,\"totalElements\":3}"));
        }

        @Test
        void showsTheLinesInAListToo() {
            placeOrders(1);
            Answer found = client.get("/orders?customerId=" + customer);
            assertThat(found.body().at("/content/0/items/0/itemName").asString())
                    .isEqualTo("후라이드치킨");
        }

        @Test
        void cutsThePageAtAHundred() {
            Answer found = client.get("/orders?size=500");
            assertThat(found.status()).isEqualTo(200);
            assertThat(found.body().at("/page/size").asInt()).isEqualTo(100);
        }

        @Test
        void hasTwentyOnAPageUnlessAsked() {
            assertThat(client.get("/orders").body().at("/page/size").asInt()).isEqualTo(20);
        }

        @Test
        void filtersByStatus() {
            List<Long> placed = placeOrders(2);
            client.cancel(placed.getFirst());
            assertThat(ids(client.get("/orders?status=CANCELED&customerId=" + customer)))
                    .containsExactly(placed.getFirst());
            assertThat(ids(client.get("/orders?status=ORDERED&customerId=" + customer)))
                    .containsExactly(placed.getLast());
            assertThat(totalOf("status=COMPLETED&customerId=" + customer)).isZero();
        }

        @ParameterizedTest
        @CsvSource({
            "/orders?page=-1,     page",
            "/orders?page=x,      page",
            "/orders?page=100001, page",
            "/orders?size=0,      size",
            "/orders?status=LOST, status",
            "/orders/seven,       id",
            "/orders/1.5,         id",
            "/catalog/stores?page=-1, page",
            "/catalog/stores/one, id",
        })
        void rejectsWhatItCannotRead(String path, String field) {
            Answer refused = client.get(path);
            assertProblem(refused, 400, "invalid-request");
            assertThat(refused.fieldsInError()).containsExactly(field);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/orders/999999999", "/orders/0", "/orders/-1", "/catalog/stores/999"})
        void doesNotKnowWhatIsNotThere(String path) {
            assertProblem(client.get(path), 404, "not-found");
        }
    }

    @Nested
    class Canceling {

        @Test
        void cancelsOnceAndAnswersTheSameAgain() {
            long id = placeOrders(1).getFirst();
            Answer canceled = client.cancel(id);
            assertThat(canceled.status()).isEqualTo(200);
            assertThat(canceled.at("orderStatus")).isEqualTo("CANCELED");
            assertThat(canceled.at("cancelReason")).isEqualTo("CUSTOMER");
            assertThat(canceled.body().at("/items/0/menuId").asLong()).isEqualTo(11);

            Answer again = client.cancel(id);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.text()).isEqualTo(canceled.text());
            assertThat(client.get("/orders/" + id).text()).isEqualTo(canceled.text());
        }

        @Test
        void isTooLateAfterTheStoreConfirmed() {
            long id = placeOrders(1).getFirst();
            others.say(new StoreConfirmed(id, 1, "스토어99", "CONFIRMED", 20, null));
            assertProblem(client.cancel(id), 409, "too-late");
            assertThat(client.get("/orders/" + id).at("orderStatus")).isEqualTo("CONFIRMED");
        }

        @Test
        void cannotCancelAnUnknownOrder() {
            assertProblem(client.cancel(999_999_999), 404, "not-found");
        }
    }

    @Nested
    class Browsing {

        @Test
        void showsAStoreWithItsItems() {
            assertThat(client.get("/catalog/stores/1").body()).isEqualTo(JSON.readTree("""
                    {"storeId":1,"storeName":"스토어99","open":true,"items":[
                      {"menuId":11,"itemName":"후라이드치킨","price":18000,"soldOut":false},
                      {"menuId":12,"itemName":"양념치킨","price":19000,"soldOut":false},
                      {"menuId":13,"itemName":"치킨무","price":1000,"soldOut":false},
                      {"menuId":14,"itemName":"감자튀김","price":4000,"soldOut":true}]}"""));
        }

        @Test
        void showsThatAStoreIsClosed() {
            Answer found = client.get("/catalog/stores?q=closed%20KITCHEN");
            assertThat(found.body().path("content"))
                    .isEqualTo(JSON.readTree("[{\"storeId\":3,\"storeName\":\"Closed Kitchen\",\"open\":false}]"));
            assertThat(client.get("/catalog/stores/3").body().path("open").asBoolean())
                    .isFalse();
        }

        @Test
        void findsStoresByAPartOfTheirName() {
            assertThat(client.get("/catalog/stores?q=%ED%94%BC%EC%9E%90").body().path("content"))
                    .isEqualTo(JSON.readTree("[{\"storeId\":2,\"storeName\":\"피자천국\",\"open\":true}]"));
            assertThat(client.get("/catalog/stores?q=nowhere")
                            .body()
                            .at("/page/totalElements")
                            .asLong())
                    .isZero();
        }

        /** The wildcards of the database are ordinary letters to a customer. */
        @ParameterizedTest
        @ValueSource(strings = {"%25", "_", "%5C"})
        void takesEverySearchAsText(String query) {
            assertThat(client.get("/catalog/stores?q=" + query)
                            .body()
                            .at("/page/totalElements")
                            .asLong())
                    .isZero();
        }

        @Test
        void listsStoresPageByPage() {
            others.say(new MenuPublished(50, "Long Queue 1", true, 1, List.of(new Item(501, "죽", 1, false)), null));
            others.say(new MenuPublished(51, "Long Queue 2", true, 1, List.of(), null));
            Answer found = client.get("/catalog/stores?q=long%20queue&size=1&page=1");
            assertThat(found.body().at("/content/0/storeId").asLong()).isEqualTo(50);
            assertThat(found.body().path("page"))
                    .isEqualTo(JSON.readTree("{\"number\":1,\"size\":1,\"totalElements\":2}"));
        }
    }

    private List<Long> placeOrders(int count) {
        return Stream.generate(() -> client.order(Client.chickens(customer)))
                .limit(count)
                .map(Answer::id)
                .toList();
    }

    private long totalOf(String query) {
        return client.get("/orders?" + query).body().at("/page/totalElements").asLong();
    }

    private static List<Long> ids(Answer listing) {
        return listing.body()
                .path("content")
                .valueStream()
                .map(order -> order.path("id").asLong())
                .toList();
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.body().path("status").asInt()).isEqualTo(status);
        assertThat(answer.at("type")).endsWith(code);
        assertThat(answer.at("title")).isNotBlank();
        assertThat(answer.at("detail")).isNotBlank();
        assertThat(answer.text()).doesNotContain("Exception", "io.baedal");
    }
}
