package io.baedal.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.platform.ServiceClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** The older client orders as it always has. */
@RunningOrder
class OlderOrderControllerTests {

    private static final String CHICKENS = "{\"productId\":\"CATALOG-0011\",\"qty\":2,\"unitPrice\":18000}";

    private final String customer = Client.newCustomer();
    private final String path = "/order-service/" + customer + "/orders";

    @Autowired
    private Client client;

    @Test
    void answersAsItsPageSays() {
        Answer placed = client.postAs(customer, path, CHICKENS);

        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.body()).isEqualTo(JsonMapper.shared().readTree("""
                {"productId":"CATALOG-0011","qty":2,"unitPrice":18000,"totalPrice":36000,"orderId":"%s"}""".formatted(placed.at("orderId"))));
        Answer order = client.getAs(customer, "/orders/" + placed.at("orderId"));
        assertThat(order.body().path("price").asLong()).isEqualTo(36_000);
        assertThat(order.at("customerId")).isEqualTo(customer);
    }

    @Test
    void listsTheOrdersOldestFirst() {
        String first = client.postAs(customer, path, CHICKENS).at("orderId");
        String second = client.postAs(customer, path, "{\"productId\":\"CATALOG-0021\",\"qty\":1,\"unitPrice\":21000}")
                .at("orderId");

        Answer listed = client.getAs(customer, path);

        assertThat(listed.body()
                        .valueStream()
                        .map(entry -> entry.path("orderId").asString()))
                .containsExactly(first, second);
        assertThat(listed.body().get(1).propertyNames())
                .containsExactly("productId", "qty", "unitPrice", "totalPrice", "createdAt", "orderId");
        assertThat(listed.body().get(1).path("createdAt").asString())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+00:00");
    }

    @Test
    void somebodyElseDoesNotExist() {
        client.postAs(customer, path, CHICKENS);
        String another = Client.newCustomer();

        assertThat(client.getAs(another, path).code()).isEqualTo("not-found");
        assertThat(client.postAs(another, path, CHICKENS).code()).isEqualTo("not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "CATALOG-0011, 2, 17000, price-changed",
        "CATALOG-9999, 1, 900, unknown-item",
        "TOASTER, 1, 900, unknown-item",
        "CATALOG-0014, 1, 4000, sold-out",
        "CATALOG-0031, 1, 4000, store-closed",
        "CATALOG-0011, 0, 18000, invalid-request",
    })
    void refusesAsTheOrderInterfaceDoes(String product, int qty, long price, String code) {
        assertThat(client.postAs(
                                customer,
                                path,
                                "{\"productId\":\"%s\",\"qty\":%d,\"unitPrice\":%d}".formatted(product, qty, price))
                        .code())
                .isEqualTo(code);
    }
}
