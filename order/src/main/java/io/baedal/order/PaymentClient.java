package io.baedal.order;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Payment's HTTP interface as Order uses it; call it through {@link Payments} only, which bounds and breaks. */
@FeignClient(name = "payment", url = "${baedal.payment.url}")
interface PaymentClient {

    @PostMapping("/payinfos")
    Hold authorize(@RequestBody Authorization authorization);

    /** {@code customerId} is who may see the payment later. */
    record Authorization(long orderId, long price, String paymentToken, String idempotencyKey, String customerId) {}

    /** The money that is held; {@code orderId} is the one that the key was first used with. */
    record Hold(long id, long orderId, long price, String status) {}
}
