package io.baedal.payment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Order's orders against Payment's money, in won, without what is too young to be judged.
 *
 * @param ordered the sum of the orders that are not canceled
 * @param captured the sum of the money that is kept
 * @param held money that is neither taken nor given back yet
 * @param difference captured less ordered: 0 when all is well
 * @param findings what is wrong; {@code repaired} tells whether this very call mended it
 */
record MoneyReport(
        long orders,
        long payments,
        long ordered,
        long captured,
        long held,
        long refunded,
        long difference,
        List<Finding> findings) {

    /** One order whose money is not as it should be, as it was found. */
    record Finding(
            long orderId,
            MoneyRule rule,
            String reason,
            boolean repairable,
            boolean repaired,
            @Nullable String orderStatus,
            @Nullable Long orderPrice,
            Payment.@Nullable Status status,
            @Nullable Long price) {

        static Finding of(
                long orderId,
                MoneyRule rule,
                boolean repaired,
                OrderClient.@Nullable Order order,
                @Nullable Payment payment) {
            return new Finding(
                    orderId,
                    rule,
                    rule.reason(),
                    rule.remedy().isPresent(),
                    repaired,
                    order == null ? null : order.orderStatus(),
                    order == null ? null : order.price(),
                    payment == null ? null : payment.getStatus(),
                    payment == null ? null : payment.getPrice());
        }
    }
}
