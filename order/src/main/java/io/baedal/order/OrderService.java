package io.baedal.order;

import io.baedal.order.OrderController.PlaceOrder;
import io.baedal.order.PaymentClient.Authorization;
import io.baedal.order.PaymentClient.Hold;
import io.baedal.platform.Refusal.NotFound;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The use cases of an order. Placing one calls Payment inside the order transaction, and no database connection is held
 * during that call: what has to be read is read before, and the pool is asked at the first statement, which comes after
 * it. No payment, no order; a payment whose order is not committed (crash, lost answer) is released by Payment.
 */
@Service
@RequiredArgsConstructor
class OrderService {

    private final Orders orders;
    private final Pricing pricing;
    private final Payments payments;
    private final OrderNumbers numbers;
    private final RequestsInProgress inProgress;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** The same key of the same customer gives the same order, however often and however parallel it is asked. */
    Order place(PlaceOrder wanted, Order.Request request) {
        String key = request.idempotencyKey();
        if (key == null) {
            return order(wanted, request);
        }
        return inProgress.inTurn(
                new RequestsInProgress.Key(request.customerId(), key),
                () -> placedBefore(request).orElseGet(() -> order(wanted, request)));
    }

    Order cancelByCustomer(long id, @Nullable String customerId) {
        return change(id, customerId, Order::cancelByCustomer)
                .orElseThrow(() -> new NotFound("order", id).toException());
    }

    /** Whoever's it is, for events. */
    Optional<Order> change(long id, Consumer<Order> change) {
        return change(id, null, change);
    }

    /** The one way to change an order: loaded with its lock, changed, saved with what it said. Empty if unknown. */
    private Optional<Order> change(long id, @Nullable String customerId, Consumer<Order> change) {
        return transaction.execute(_ -> orders.findForChange(id, customerId).map(order -> {
            change.accept(order);
            return withLines(orders.save(order));
        }));
    }

    @Transactional(readOnly = true)
    public Order find(long id, @Nullable String customerId) {
        return orders.find(id, customerId)
                .map(OrderService::withLines)
                .orElseThrow(() -> new NotFound("order", id).toException());
    }

    @Transactional(readOnly = true)
    public Page<Order> search(@Nullable String customerId, Order.@Nullable Status status, Pageable page) {
        Page<Order> found = orders.search(customerId, status, page);
        found.forEach(OrderService::withLines);
        return found;
    }

    private Order order(PlaceOrder wanted, Order.Request request) {
        Quote quote = pricing.quote(wanted);
        Authorization authorization = new Authorization(
                numbers.next(), quote.price(), wanted.tokenOrDefault(), paymentKey(request), request.customerId());
        try {
            return transaction.execute(_ -> {
                Hold hold = payments.authorize(authorization);
                return orders.save(Order.place(
                        hold.orderId(), quote, request, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
            });
        } catch (DataIntegrityViolationException otherInstanceWasFirst) {
            return placedBefore(request).orElseThrow(() -> otherInstanceWasFirst);
        }
    }

    private Optional<Order> placedBefore(Order.Request request) {
        if (request.idempotencyKey() == null) {
            return Optional.empty();
        }
        return transaction.execute(_ -> orders.findByCustomerIdAndIdempotencyKey(
                        request.customerId(), request.idempotencyKey())
                .map(OrderService::withLines)
                .map(first -> {
                    if (!first.getFingerprint().equals(request.fingerprint())) {
                        throw new OrderRefusal.IdempotencyKeyReused().toException();
                    }
                    return first;
                }));
    }

    /** Scoped by customer, with the length in front so that no two pairs of customer and key read the same. */
    private static String paymentKey(Order.Request request) {
        return request.idempotencyKey() == null
                ? UUID.randomUUID().toString()
                : request.customerId().length() + ":" + request.customerId() + ":" + request.idempotencyKey();
    }

    /** The lines are read lazily, and views are made after the transaction. */
    private static Order withLines(Order order) {
        order.getLines().size();
        return order;
    }
}
