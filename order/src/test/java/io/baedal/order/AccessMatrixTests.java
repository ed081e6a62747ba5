package io.baedal.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.platform.AccessMatrix;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Everybody at every endpoint; docs/access.md says who is let in. */
@RunningOrder
class AccessMatrixTests {

    @Autowired
    private ApplicationContext service;

    @Autowired
    private Client client;

    @Test
    void everyEndpointLetsInWhomTheTableNamesAndNobodyElse() {
        String rows = AccessMatrix.of(service)
                .where(
                        "/orders/{id}",
                        () -> client.order(Client.chickens("customer")).id())
                .where("/order-service/{userId}", () -> "customer")
                .body(
                        "POST /order-service/{userId}/orders",
                        "{\"productId\":\"CATALOG-0011\",\"qty\":1,\"unitPrice\":18000}")
                .rows();

        assertThat(rows).isEqualTo(AccessMatrix.expected("order"));
    }
}
