package io.baedal.payment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Order's HTTP interface as the sweep and the reconciler use it. */
@FeignClient(name = "order", url = "${baedal.order.url}")
interface OrderClient {

    @GetMapping("/orders/{id}")
    Order find(@PathVariable("id") long id);

    /** Newest first. What is ordered meanwhile moves the rest to later pages, so some come twice and none is missed. */
    @GetMapping("/orders")
    Page list(@RequestParam("page") int page, @RequestParam("size") int size);

    record Page(List<Order> content) {}

    record Order(
            long id,
            long price,
            String orderStatus,
            @Nullable Instant orderDate) {

        boolean isCanceled() {
            return "CANCELED".equals(orderStatus);
        }
    }
}
