package io.baedal.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.baedal.platform.ServiceClient.Answer;
import io.baedal.platform.WithBroker;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an order says on the real topic, byte for byte. */
@RunningOrder
class OrderFlowIT {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final FakePayment payment = FakePayment.RUNNING;
    private final String customer = Client.newCustomer();

    @Autowired
    private Client client;

    @Autowired
    private OtherServices others;

    @Test
    void anOrderIsSaidWithItsKeyHeadersAndFields() {
        Map<String, Object> wanted = Client.chickens(customer);
        wanted.put("items", List.of(Map.of("menuId", 11, "qty", 1), Map.of("menuId", 13, "qty", 2)));
        wanted.put("price", 20_000);
        wanted.put("address", "서울시 중구 세종대로 110");
        Answer placed = client.order(wanted);

        List<ConsumerRecord<String, byte[]>> heard = others.heardOf(placed.id());

        assertThat(heard).singleElement().satisfies(message -> {
            assertThat(message.key()).isEqualTo(String.valueOf(placed.id()));
            assertThat(WithBroker.header(message, "type")).isEqualTo("Ordered");
            assertThat(UUID.fromString(WithBroker.header(message, "id"))).isNotNull();
            assertThat(WithBroker.header(message, "seq")).isEqualTo("1");
            Instant occurredAt = Instant.parse(WithBroker.header(message, "occurredAt"));
            assertThat(occurredAt).isCloseTo(Instant.parse(placed.at("orderDate")), within(1, ChronoUnit.MINUTES));
            assertThat(JSON.readTree(message.value())).isEqualTo(JSON.readTree("""
                    {"eventType":"Ordered","timestamp":%d,"id":%d,"customerId":"%s","storeId":1,"storeName":"스토어99",
                     "itemName":"후라이드치킨 +1","itemQty":3,"price":20000,"orderStatus":"ORDERED","orderDate":"%s",
                     "items":[{"menuId":11,"itemName":"후라이드치킨","qty":1,"unitPrice":18000},
                              {"menuId":13,"itemName":"치킨무","qty":2,"unitPrice":1000}],
                     "address":"서울시 중구 세종대로 110","note":null}""".formatted(
                            occurredAt.toEpochMilli(), placed.id(), customer, placed.at("orderDate"))));
        });
    }

    @Test
    void aCancelIsSaidOnceBehindItsOrder() {
        Answer placed = client.order(Client.chickens(customer));
        client.cancel(placed.id());
        client.cancel(placed.id());

        List<ConsumerRecord<String, byte[]>> heard = others.heardOf(placed.id());

        assertThat(heard.stream().map(message -> WithBroker.header(message, "type")))
                .containsExactly("Ordered", "OrderCanceled");
        assertThat(heard.stream().map(message -> WithBroker.header(message, "seq")))
                .containsExactly("1", "2");
        JsonNode canceled = JSON.readTree(heard.getLast().value());
        assertThat(canceled).isEqualTo(JSON.readTree("""
                {"eventType":"OrderCanceled","timestamp":%d,"id":%d,"customerId":"%s","storeId":1,"storeName":"스토어99",
                 "itemName":"후라이드치킨","itemQty":2,"price":36000,"orderStatus":"CANCELED","reason":"CUSTOMER"}""".formatted(
                        canceled.path("timestamp").asLong(), placed.id(), customer)));
    }

    @Test
    void eventsAreDifferentMessages() {
        Answer placed = client.order(Client.chickens(customer));
        client.cancel(placed.id());
        assertThat(others.heardOf(placed.id()).stream().map(message -> WithBroker.header(message, "id")))
                .doesNotHaveDuplicates();
    }

    /** The row cannot be stored because its number is taken; what it would have said is gone with it. */
    @Test
    void anOrderThatIsRolledBackSaysNothing() {
        Answer placed = client.order(Client.chickens(customer));
        assertThat(others.typesHeardOf(placed.id())).containsExactly("Ordered");
        payment.holdAlwaysFor(placed.id());

        Answer failed = client.order(Client.chickens(Client.newCustomer()));

        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.code()).isEqualTo("internal-error");
        assertThat(others.typesHeardOf(placed.id())).containsExactly("Ordered");
        assertThat(client.get("/orders/" + placed.id()).text()).isEqualTo(placed.text());
    }

    @Test
    void theCorrelationOfTheRequestTravelsWithTheEvent() {
        Answer placed = client.order(Client.chickens(customer));
        assertThat(WithBroker.header(others.heardOf(placed.id()).getFirst(), "correlationId"))
                .isEqualTo(placed.header("x-correlation-id"))
                .isNotBlank();
    }
}
