package io.baedal.payment;

import io.baedal.payment.PaymentController.Authorize;
import io.baedal.platform.DatabaseClock;
import io.baedal.platform.Refusal.NotFound;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The use cases of a payment. The card network is asked before any database connection is taken, and with the same key
 * that makes our own row unique: of any number of repeats one makes the hold and the others find it.
 */
@Service
@RequiredArgsConstructor
class PaymentService {

    private final Payments payments;
    private final CardNetwork cards;
    private final DatabaseClock clock;
    private final TransactionTemplate transaction;

    /** The hold for this key: the first one made, whoever asks again, with the order id that it was made for. */
    Payment authorize(Authorize wanted) {
        return heldBefore(wanted).orElseGet(() -> {
            cards.authorize(wanted.tokenOrDefault(), wanted.price(), wanted.idempotencyKey());
            return hold(wanted);
        });
    }

    void orderPlaced(long orderId, long price) {
        changeOrBury(orderId, price, Payment::orderPlaced);
    }

    void orderCanceled(long orderId, long price, String reason) {
        changeOrBury(orderId, price, payment -> payment.orderCanceled(reason));
    }

    /** The one way to change a payment: loaded with its lock, changed, saved with what it said. */
    Optional<Payment> change(long orderId, Consumer<Payment> change) {
        return transaction.execute(_ -> payments.findForChange(orderId).map(payment -> {
            change.accept(payment);
            return payments.save(payment);
        }));
    }

    @Transactional(readOnly = true)
    public Payment find(long id, @Nullable String customerId) {
        return payments.find(id, customerId).orElseThrow(() -> new NotFound("payinfo", id).toException());
    }

    @Transactional(readOnly = true)
    public Page<Payment> search(@Nullable Long orderId, @Nullable String customerId, Pageable page) {
        return payments.search(orderId, customerId, page);
    }

    @Transactional(readOnly = true)
    public List<Payment> ofOrders(Collection<Long> orderIds) {
        return payments.findByOrderIdIn(orderIds);
    }

    /** Money that is held or taken, the next few with a larger id than that one. */
    @Transactional(readOnly = true)
    public List<Payment> keptAfter(long id, Limit limit) {
        return payments.keptAfter(id, limit);
    }

    private void changeOrBury(long orderId, long price, Consumer<Payment> change) {
        transaction.executeWithoutResult(_ -> change(orderId, change).or(() -> bury(orderId, price, change)));
    }

    /** Where there is no money, a tombstone takes its place, so that a hold that comes later is refused. */
    private Optional<Payment> bury(long orderId, long price, Consumer<Payment> change) {
        payments.save(Payment.tombstone(orderId, price, clock.now()));
        return change(orderId, change);
    }

    private Payment hold(Authorize wanted) {
        try {
            return transaction.execute(_ -> payments.saveAndFlush(
                    Payment.hold(wanted.orderId(), wanted.price(), wanted.idempotencyKey(), clock.now())
                            .paidBy(wanted.customerId())));
        } catch (DataIntegrityViolationException anotherWasFirst) {
            return heldBefore(wanted)
                    .orElseThrow(() -> new PaymentRefusal.OrderCanceled(wanted.orderId()).toException());
        }
    }

    private Optional<Payment> heldBefore(Authorize wanted) {
        return transaction
                .execute(_ -> payments.findByIdempotencyKey(wanted.idempotencyKey()))
                // Once more with its lock: what is answered is there to stay, see docs/adr/0029.
                .flatMap(held -> change(held.getOrderId(), _ -> {}))
                .map(held -> {
                    if (held.getPrice() != wanted.price()) {
                        throw new PaymentRefusal.IdempotencyKeyReused().toException();
                    }
                    return switch (held.getStatus()) {
                        case APPROVED, CAPTURED -> held;
                        case CANCELED, REFUNDED ->
                            throw new PaymentRefusal.OrderCanceled(held.getOrderId()).toException();
                    };
                });
    }
}
