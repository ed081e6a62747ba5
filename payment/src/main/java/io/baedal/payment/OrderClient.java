package io.baedal.payment;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Order's HTTP interface as the sweep uses it. */
@FeignClient(name = "order", url = "${baedal.order.url}")
interface OrderClient {

    @GetMapping("/orders/{id}")
    Order find(@PathVariable("id") long id);

    record Order(long id, String orderStatus) {

        boolean isCanceled() {
            return "CANCELED".equals(orderStatus);
        }
    }
}
