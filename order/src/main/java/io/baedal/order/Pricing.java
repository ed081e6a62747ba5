package io.baedal.order;

import io.baedal.order.OrderController.PlaceOrder;
import java.util.List;
import java.util.function.Predicate;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an order costs, or why it cannot be taken; by our own copy of the menu, never by what the customer claims. */
@Component
@RequiredArgsConstructor
class Pricing {

    private final Menus menus;

    @Transactional(readOnly = true)
    public Quote quote(PlaceOrder wanted) {
        Menu menu = menuOf(wanted);
        if (!menu.isOpen()) {
            throw new OrderRefusal.StoreClosed(menu.getStoreName()).toException();
        }
        Quote quote = new Quote(menu.getStoreId(), menu.getStoreName(), lines(wanted, menu));
        if (wanted.price() != null && wanted.price() != quote.price()) {
            throw new OrderRefusal.PriceChanged(quote.price()).toException();
        }
        return quote;
    }

    private Menu menuOf(PlaceOrder wanted) {
        return wanted.storeId() != null
                ? menus.findById(wanted.storeId())
                        .orElseThrow(() -> new OrderRefusal.UnknownStore(wanted.storeId()).toException())
                : menus.findFirstByStoreNameOrderByStoreId(wanted.storeName())
                        .orElseThrow(() -> new OrderRefusal.UnknownStore(wanted.storeName()).toException());
    }

    private static List<Order.Line> lines(PlaceOrder wanted, Menu menu) {
        if (wanted.items() == null) {
            return List.of(
                    line(menu, dish -> dish.itemName().equals(wanted.itemName()), wanted.itemName(), wanted.itemQty()));
        }
        return wanted.items().stream()
                .map(item -> line(menu, dish -> dish.menuId() == item.menuId(), item.menuId(), item.qty()))
                .toList();
    }

    private static Order.Line line(Menu menu, Predicate<Menu.Dish> wanted, Object name, int qty) {
        Menu.Dish dish = menu.getDishes().stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new OrderRefusal.UnknownItem(name).toException());
        if (dish.soldOut()) {
            throw new OrderRefusal.SoldOut(dish.itemName()).toException();
        }
        return new Order.Line(dish.menuId(), dish.itemName(), qty, dish.price());
    }
}
