package io.baedal.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.platform.DeliveryEvent.DeliveryCompleted;
import io.baedal.platform.Event;
import io.baedal.platform.MemberEvent.MemberWithdrawn;
import io.baedal.platform.MenuEvent.Item;
import io.baedal.platform.MenuEvent.MenuPublished;
import io.baedal.platform.PaymentEvent.PaymentCanceled;
import io.baedal.platform.ServiceClient.Answer;
import io.baedal.platform.StoreEvent.StoreCanceled;
import io.baedal.platform.StoreEvent.StoreConfirmed;
import io.baedal.platform.WithBroker;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("database")
@RunningOrder
class OrderEventsTests {

    @Autowired
    private Client client;

    @Autowired
    private OtherServices others;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private Orders orders;

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
    void storeConfirmedConfirms() {
        long id = placeOrder();
        others.say(confirmed(id));
        assertOrder(id, "CONFIRMED", "");
        assertThat(others.typesHeardOf(id)).containsExactly("Ordered");
    }

    @Test
    void storeCanceledCancelsAndSaysWhy() {
        long id = placeOrder();
        others.say(storeCanceled(id));
        assertOrder(id, "CANCELED", "SOLD_OUT");
        assertThat(others.typesHeardOf(id)).containsExactly("Ordered", "OrderCanceled");
        assertThat(new String(others.heardOf(id).getLast().value())).contains("\"reason\":\"SOLD_OUT\"");
    }

    @Test
    void storeCanceledCancelsAlsoAfterTheStoreConfirmed() {
        long id = placeOrder();
        others.say(confirmed(id));
        others.say(storeCanceled(id));
        assertOrder(id, "CANCELED", "SOLD_OUT");
        assertThat(others.typesHeardOf(id)).containsExactly("Ordered", "OrderCanceled");
    }

    @Test
    void paymentCanceledCancels() {
        long id = placeOrder();
        others.say(paymentCanceled(id));
        assertOrder(id, "CANCELED", "PAYMENT");
        assertThat(others.typesHeardOf(id)).containsExactly("Ordered", "OrderCanceled");
    }

    @Test
    void deliveryCompletedCompletes() {
        long id = placeOrder();
        others.say(confirmed(id));
        others.say(completed(id));
        assertOrder(id, "COMPLETED", "");
        assertThat(others.typesHeardOf(id)).containsExactly("Ordered");
    }

    @Test
    void aRepeatedEventTakesEffectOnce() {
        long id = placeOrder();
        String eventId = UUID.randomUUID().toString();
        others.say(storeCanceled(id), eventId, 1);
        others.say(storeCanceled(id), eventId, 1);
        others.say(storeCanceled(id), UUID.randomUUID().toString(), 1);
        others.say(storeCanceled(id), UUID.randomUUID().toString(), 2);
        assertOrder(id, "CANCELED", "SOLD_OUT");
        assertThat(others.typesHeardOf(id)).containsExactly("Ordered", "OrderCanceled");
    }

    @Test
    void anEventThatWasOvertakenByItsOwnPublisherIsDropped() {
        long id = placeOrder();
        others.say(confirmed(id), UUID.randomUUID().toString(), 2);
        others.say(storeCanceled(id), UUID.randomUUID().toString(), 1);
        assertOrder(id, "CONFIRMED", "");
    }

    @Test
    void aConfirmThatComesAfterTheCustomersCancelIsIgnored() {
        long id = placeOrder();
        client.cancel(id);
        others.say(confirmed(id));
        assertOrder(id, "CANCELED", "CUSTOMER");
        assertThat(others.typesHeardOf(id)).containsExactly("Ordered", "OrderCanceled");
    }

    @Test
    void everythingThatFollowsACancelLeavesItsReasonAlone() {
        long id = placeOrder();
        client.cancel(id);
        others.say(storeCanceled(id));
        others.say(paymentCanceled(id));
        others.say(completed(id));
        assertOrder(id, "CANCELED", "CUSTOMER");
        assertThat(others.typesHeardOf(id)).containsExactly("Ordered", "OrderCanceled");
    }

    @Test
    void theEchoOfAStoresCancelIsIgnored() {
        long id = placeOrder();
        others.say(storeCanceled(id));
        others.say(paymentCanceled(id));
        assertThat(client.cancel(id).status()).isEqualTo(200);
        assertOrder(id, "CANCELED", "SOLD_OUT");
        assertThat(others.typesHeardOf(id)).containsExactly("Ordered", "OrderCanceled");
    }

    @Test
    void aConfirmThatComesAfterTheDeliveryIsIgnored() {
        long id = placeOrder();
        others.say(completed(id));
        assertOrder(id, "COMPLETED", "");
        others.say(confirmed(id));
        assertOrder(id, "COMPLETED", "");
    }

    @Test
    void aDeliveredOrderIsNotCanceledAnyMore() {
        long id = placeOrder();
        others.say(completed(id));
        others.say(storeCanceled(id));
        others.say(paymentCanceled(id));
        assertOrder(id, "COMPLETED", "");
        assertThat(others.typesHeardOf(id)).containsExactly("Ordered");
    }

    @Test
    void eventsOfAnUnknownOrderChangeNothing() {
        long unknown = OtherServices.nextUnknownOrder();
        Stream.<Event>of(confirmed(unknown), storeCanceled(unknown), paymentCanceled(unknown), completed(unknown))
                .forEach(others::say);
        assertThat(client.get("/orders/" + unknown).status()).isEqualTo(404);
        assertThat(others.heardOf(unknown)).isEmpty();
    }

    /** Whoever is first is right, the other one hears it, and never both. */
    @Test
    void aCancelAndAConfirmThatCrossAgreeInTheEnd() {
        for (int i = 0; i < 10; i++) {
            long id = placeOrder();
            WithBroker.publish(confirmed(id), UUID.randomUUID().toString(), 1);
            Answer canceled = client.cancel(id);
            others.say(confirmed(id), UUID.randomUUID().toString(), 2);
            if (canceled.status() == 200) {
                assertOrder(id, "CANCELED", "CUSTOMER");
                assertThat(others.typesHeardOf(id)).containsExactly("Ordered", "OrderCanceled");
            } else {
                assertThat(canceled.code()).isEqualTo("too-late");
                assertOrder(id, "CONFIRMED", "");
                assertThat(others.typesHeardOf(id)).containsExactly("Ordered");
            }
        }
    }

    @Test
    void aMenuReplacesTheOneBefore() {
        others.say(menu(200, 1, true, new Item(1, "국수", 5_000, false), new Item(2, "만두", 3_000, false)));
        others.say(menu(200, 2, false, new Item(2, "왕만두", 3_500, true)));
        Answer found = client.get("/catalog/stores/200");
        assertThat(found.body().path("open").asBoolean()).isFalse();
        assertThat(found.body().path("items").toString())
                .isEqualTo("[{\"menuId\":2,\"itemName\":\"왕만두\",\"price\":3500,\"soldOut\":true}]");
    }

    @Test
    void anOlderMenuIsIgnoredAlsoWhenItLooksNew() {
        others.say(menu(201, 7, true, new Item(1, "국수", 5_000, false)));
        String before = client.get("/catalog/stores/201").text();
        others.say(menu(201, 6, false));
        others.say(menu(201, 7, false));
        assertThat(client.get("/catalog/stores/201").text()).isEqualTo(before);
    }

    @Test
    void anOrderKeepsTheNamesAndPricesOfItsDay() {
        others.say(menu(202, 1, true, new Item(1, "국수", 5_000, false)));
        Answer placed = client.order("{\"storeId\":202,\"items\":[{\"menuId\":1,\"qty\":1}]}", null);
        others.say(menu(202, 2, true, new Item(1, "칼국수", 6_000, false)));
        assertThat(client.get("/orders/" + placed.id()).text()).isEqualTo(placed.text());
    }

    private long placeOrder() {
        return client.order(Client.chickens(Client.newCustomer())).id();
    }

    private void assertOrder(long id, String status, String reason) {
        Answer found = client.get("/orders/" + id);
        assertThat(found.at("orderStatus")).isEqualTo(status);
        assertThat(found.at("cancelReason")).isEqualTo(reason);
    }

    @Test
    void aMemberWhoWithdrawsLeavesTheirOrdersWithoutAddressAndNoteAndTheirTokenIsRefused() {
        String member = String.valueOf(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 41));
        Map<String, Object> wanted = Client.chickens(member);
        wanted.put("address", "서울시 중구 세종대로 110");
        wanted.put("note", "문 앞에");
        long id = client.order(wanted, "the key of " + member).id();
        others.say(new MemberWithdrawn(member), "withdrawn-" + member, 1);

        Answer order = client.get("/orders/" + id);
        assertThat(order.text()).doesNotContain("세종대로", "문 앞에").contains("\"price\":36000");
        assertThat(client.getAs(member, "/orders/" + id).status()).isEqualTo(401);
        assertThat(client.order(wanted, null).status()).isEqualTo(401);
        assertThat(orders.findById(id).orElseThrow().getFingerprint()).isEmpty();

        others.say(confirmed(id));
        others.say(completed(id));
        assertThat(client.get("/orders/" + id).text()).contains("COMPLETED").doesNotContain("세종대로");
    }

    private double deadLetters() {
        return meters.get("baedal.dead.letters").counter().count();
    }

    private static StoreConfirmed confirmed(long id) {
        return new StoreConfirmed(id, 1, "스토어99", "CONFIRMED", 20, null);
    }

    private static StoreCanceled storeCanceled(long id) {
        return new StoreCanceled(id, 1, "스토어99", "CANCELED", null, "SOLD_OUT");
    }

    private static PaymentCanceled paymentCanceled(long id) {
        return new PaymentCanceled(1, id, 36_000, "REFUNDED", "NO_HOLD");
    }

    private static DeliveryCompleted completed(long id) {
        return new DeliveryCompleted(1, id, 1, "courier", "COMPLETED", Instant.parse("2026-11-20T11:00:00Z"));
    }

    private static MenuPublished menu(long storeId, long version, boolean open, Item... items) {
        return new MenuPublished(storeId, "Store " + storeId, open, version, List.of(items), null);
    }
}
