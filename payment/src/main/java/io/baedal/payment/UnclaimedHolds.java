package io.baedal.payment;

import feign.FeignException;
import feign.RetryableException;
import io.baedal.platform.DatabaseClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lombok.extern.slf4j.Slf4j;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Looks after holds that no Ordered claimed in time: the order was never committed, or its event is late. Order knows;
 * without its answer nothing is done and it is asked again next time. One order that it cannot answer for, or whose hold
 * is locked, must not keep the holds behind it from being settled.
 */
@Slf4j
@Component
class UnclaimedHolds {

    private static final Limit BATCH = Limit.of(200);

    private final Payments payments;
    private final PaymentService service;
    private final OrdersWord orders;
    private final DatabaseClock clock;
    private final Duration limit;
    private final MeterRegistry meters;

    UnclaimedHolds(
            Payments payments,
            PaymentService service,
            OrdersWord orders,
            DatabaseClock clock,
            @Value("${baedal.payment.hold-limit}") Duration limit,
            MeterRegistry meters) {
        this.payments = payments;
        this.service = service;
        this.orders = orders;
        this.clock = clock;
        this.limit = limit;
        this.meters = meters;
    }

    @Scheduled(
            initialDelayString = "${baedal.payment.sweep-interval}",
            fixedDelayString = "${baedal.payment.sweep-interval}")
    void sweep() {
        for (long orderId : unclaimed()) {
            try {
                settle(orderId);
            } catch (RetryableException away) {
                unanswered(orderId, away);
                return;
            } catch (FeignException forThisOne) {
                unanswered(orderId, forThisOne);
            } catch (DataAccessException | TransactionException failure) {
                log.warn(
                        "the hold of order {} stays for now: {}",
                        orderId,
                        failure.getClass().getSimpleName());
                count("unsettled");
            }
        }
    }

    /** None while the database is away: the next sweep finds them. */
    private List<Long> unclaimed() {
        try {
            return payments.orderIdsOfHoldsMadeBefore(clock.now().minus(limit), BATCH);
        } catch (DataAccessException | TransactionException away) {
            log.warn(
                    "unclaimed holds are not looked for now: {}",
                    away.getClass().getSimpleName());
            return List.of();
        }
    }

    private void settle(long orderId) {
        Optional<OrderClient.Order> order = orders.on(orderId);
        if (order.isEmpty()) {
            service.change(orderId, Payment::releaseUnclaimed);
            log.info("released the hold of order {}, which does not exist", orderId);
            count("released");
        } else if (order.get().isCanceled()) {
            service.change(orderId, payment -> payment.orderCanceled("ORDER_CANCELED"));
            count("canceled");
        } else {
            service.change(orderId, Payment::orderPlaced);
            count("captured");
        }
    }

    private void unanswered(long orderId, FeignException failure) {
        log.warn("Order did not say whether order {} exists; its hold stays: {}", orderId, failure.toString());
        count("unanswered");
    }

    private void count(String outcome) {
        meters.counter("baedal.payment.unclaimed", "outcome", outcome).increment();
    }
}
