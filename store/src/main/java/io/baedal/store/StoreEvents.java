package io.baedal.store;

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

/**
 * What Store does about events. A cancel of an order that it does not know is remembered, as its order may be late.
 *
 * <p>A ticket also locks its store. New tickets, which nobody else can hold, may do that together, store by store; what
 * concerns a ticket that is there takes a transaction of its own, because an owner locks ticket and store in that order.
 */
@Component
@RequiredArgsConstructor
class StoreEvents implements Reactions {

    private final TicketService service;
    private final Withdrawals withdrawals;

    @Override
    public Reaction to(Event event) {
        return switch (event) {
            case Ordered ordered -> Reaction.inTurn(ordered.storeId(), () -> service.open(spared(ordered)));
            case MemberWithdrawn withdrawn -> () -> withdrawals.take(withdrawn);
            case OrderCanceled canceled -> Reaction.alone(() -> service.orderCanceled(canceled));
            case PickedUp pickedUp -> Reaction.alone(() -> service.change(pickedUp.orderId(), Ticket::pickedUp));
            case StoreConfirmed _,
                    CookCompleted _,
                    StoreCanceled _,
                    MenuPublished _,
                    PaymentApproved _,
                    PaymentCanceled _,
                    DeliveryStarted _,
                    CourierAssigned _,
                    DeliveryCompleted _,
                    DeliveryCanceled _ -> Reaction.NONE;
        };
    }

    private Ordered spared(Ordered ordered) {
        return withdrawals.include(ordered.customerId()) ? ordered.withoutPersonalData() : ordered;
    }
}
