package io.baedal.payment;

import feign.FeignException;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** What Order says about one order: itself, or that there is none. No answer is neither, and goes up as an exception. */
@Component
@RequiredArgsConstructor
class OrdersWord {

    private final OrderClient orders;

    /** Any server answers 404 to a wrong address; only Order's own word may cost an order its money. */
    Optional<OrderClient.Order> on(long orderId) {
        try {
            return Optional.of(orders.find(orderId));
        } catch (FeignException.NotFound notFound) {
            if (!notFound.contentUTF8().contains("urn:baedal:problem:not-found")) {
                throw notFound;
            }
            return Optional.empty();
        }
    }
}
