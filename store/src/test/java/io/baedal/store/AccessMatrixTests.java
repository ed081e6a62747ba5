package io.baedal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.platform.AccessMatrix;
import io.baedal.platform.OrderEvent.Ordered;
import io.baedal.store.MenuController.DescribeMenu;
import io.baedal.store.StoreController.RegisterStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Everybody at every endpoint; docs/access.md says who is let in. */
@RunningStore
class AccessMatrixTests {

    @Autowired
    private ApplicationContext service;

    @Autowired
    private StoreService stores;

    @Autowired
    private TicketService tickets;

    @Test
    void everyEndpointLetsInWhomTheTableNamesAndNobodyElse() {
        long storeId =
                stores.register(new RegisterStore("매트릭스", true, null), "owner").getId();
        Ordered ordered = Fixtures.ordered(Fixtures.newOrderId(), storeId);
        tickets.open(ordered);
        String dish = "{\"itemName\":\"김밥\",\"price\":4000}";
        String rows = AccessMatrix.of(service)
                .where("/stores/{id}", () -> storeId)
                .where("/stores/{id}/orders/{orderId}", ordered::id)
                .where(
                        "/stores/{id}/menus/{menuId}",
                        () -> stores.add(storeId, new DescribeMenu("김밥", 4_000L, null, null))
                                .menuId())
                .body("PUT /stores/{id}", "{\"storeName\":\"매트릭스\"}")
                .body("PATCH /stores/{id}", "{}")
                .body("POST /stores/{id}/menus", dish)
                .body("PUT /stores/{id}/menus/{menuId}", dish)
                .body("PATCH /stores/{id}/menus/{menuId}", "{}")
                .body("POST /stores/{id}/orders/{orderId}/cancel", "{\"reason\":\"OTHER\"}")
                .rows();

        assertThat(rows).isEqualTo(AccessMatrix.expected("store"));
    }
}
