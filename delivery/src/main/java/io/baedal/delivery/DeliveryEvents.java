package io.baedal.delivery;

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

/** What Delivery does about events. A cancel of an order without a job is remembered, as CookCompleted may be late. */
@Component
@RequiredArgsConstructor
class DeliveryEvents implements Reactions {

    private final JobService service;
    private final Withdrawals withdrawals;

    @Override
    public Reaction to(Event event) {
        return switch (event) {
            case CookCompleted cooked -> () -> service.start(spared(cooked));
            case MemberWithdrawn withdrawn -> () -> withdrawals.take(withdrawn);
            case OrderCanceled canceled -> () -> service.orderCanceled(canceled);
            case Ordered _,
                    StoreConfirmed _,
                    StoreCanceled _,
                    MenuPublished _,
                    PaymentApproved _,
                    PaymentCanceled _,
                    DeliveryStarted _,
                    CourierAssigned _,
                    PickedUp _,
                    DeliveryCompleted _,
                    DeliveryCanceled _ -> Reaction.NONE;
        };
    }

    private CookCompleted spared(CookCompleted cooked) {
        return cooked.customerId() != null && withdrawals.include(cooked.customerId())
                ? cooked.withoutPersonalData()
                : cooked;
    }
}
