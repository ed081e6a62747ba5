package io.baedal.payment;

import io.baedal.platform.DeliveryEvent.CourierAssigned;
import io.baedal.platform.DeliveryEvent.DeliveryCanceled;
import io.baedal.platform.DeliveryEvent.DeliveryCompleted;
import io.baedal.platform.DeliveryEvent.DeliveryStarted;
import io.baedal.platform.DeliveryEvent.PickedUp;
import io.baedal.platform.Event;
import io.baedal.platform.MemberEvent.MemberWithdrawn;
import io.baedal.platform.MenuEvent.MenuPublished;
import io.baedal.platform.OrderEvent.OrderCanceled;
import io.baedal.platform.OrderEvent.Ordered;
import io.baedal.platform.PaymentEvent.PaymentApproved;
import io.baedal.platform.PaymentEvent.PaymentCanceled;
import io.baedal.platform.Reactions;
import io.baedal.platform.StoreEvent.CookCompleted;
import io.baedal.platform.StoreEvent.StoreCanceled;
import io.baedal.platform.StoreEvent.StoreConfirmed;
import io.baedal.platform.Withdrawals;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** What Payment does about events. A store's refusal gives the money back without waiting for Order to say so too. */
@Component
@RequiredArgsConstructor
class PaymentEvents implements Reactions {

    private final PaymentService service;
    private final Withdrawals withdrawals;

    @Override
    public Reaction to(Event event) {
        return switch (event) {
            case Ordered ordered -> () -> service.orderPlaced(ordered.id(), ordered.price());
            case OrderCanceled canceled ->
                () -> service.orderCanceled(canceled.id(), canceled.price(), canceled.reason());
            case StoreCanceled canceled -> () -> service.orderCanceled(canceled.orderId(), 0, canceled.reason());
            case MemberWithdrawn withdrawn -> () -> withdrawals.take(withdrawn);
            case PaymentApproved _,
                    PaymentCanceled _,
                    StoreConfirmed _,
                    CookCompleted _,
                    DeliveryStarted _,
                    CourierAssigned _,
                    PickedUp _,
                    DeliveryCompleted _,
                    DeliveryCanceled _,
                    MenuPublished _ -> Reaction.NONE;
        };
    }
}
