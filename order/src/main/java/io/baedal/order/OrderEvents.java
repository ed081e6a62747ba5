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
import io.baedal.platform.Withdrawals;
import java.util.function.Consumer;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** What Order does about events. Events of an order that it does not know are no business of its. */
@Component
@RequiredArgsConstructor
class OrderEvents implements Reactions {

    private final OrderService service;
    private final Menus menus;
    private final OrderMeters meters;
    private final Withdrawals withdrawals;

    @Override
    public Reaction to(Event event) {
        return switch (event) {
            case StoreConfirmed confirmed -> () -> step("confirmed", confirmed.orderId(), Order::storeConfirmed);
            case StoreCanceled canceled ->
                () -> step("canceled", canceled.orderId(), order -> order.storeCanceled(canceled.reason()));
            case PaymentCanceled canceled -> () -> step("canceled", canceled.orderId(), Order::paymentCanceled);
            case DeliveryCompleted completed -> () -> step("completed", completed.orderId(), Order::deliveryCompleted);
            case MenuPublished published -> () -> publish(published);
            case MemberWithdrawn withdrawn -> () -> withdrawals.take(withdrawn);
            case Ordered _,
                    OrderCanceled _,
                    PaymentApproved _,
                    CookCompleted _,
                    DeliveryStarted _,
                    CourierAssigned _,
                    PickedUp _,
                    DeliveryCanceled _ -> Reaction.NONE;
        };
    }

    private void step(String step, long orderId, Consumer<Order> change) {
        service.change(orderId, change).ifPresent(order -> meters.reached(step, order));
    }

    private void publish(MenuPublished published) {
        Menu menu = menus.findById(published.storeId()).orElseGet(() -> Menu.of(published.storeId()));
        menu.published(published);
        menus.save(menu);
    }
}
