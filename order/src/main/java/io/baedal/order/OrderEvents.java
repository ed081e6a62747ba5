package io.baedal.order;

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
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** What Order does about events. Events of an order that it does not know are no business of its. */
@Component
@RequiredArgsConstructor
class OrderEvents implements Reactions {

    private final OrderService service;
    private final Menus menus;

    @Override
    public Reaction to(Event event) {
        return switch (event) {
            case StoreConfirmed confirmed -> () -> service.change(confirmed.orderId(), Order::storeConfirmed);
            case StoreCanceled canceled ->
                () -> service.change(canceled.orderId(), order -> order.storeCanceled(canceled.reason()));
            case PaymentCanceled canceled -> () -> service.change(canceled.orderId(), Order::paymentCanceled);
            case DeliveryCompleted completed -> () -> service.change(completed.orderId(), Order::deliveryCompleted);
            case MenuPublished published -> () -> publish(published);
            case Ordered _,
                    OrderCanceled _,
                    PaymentApproved _,
                    CookCompleted _,
                    DeliveryStarted _,
                    CourierAssigned _,
                    PickedUp _,
                    DeliveryCanceled _,
                    MemberWithdrawn _ -> Reaction.NONE;
        };
    }

    private void publish(MenuPublished published) {
        Menu menu = menus.findById(published.storeId()).orElseGet(() -> Menu.of(published.storeId()));
        menu.published(published);
        menus.save(menu);
    }
}
