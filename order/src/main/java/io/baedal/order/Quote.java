package io.baedal.order;

import java.util.List;

/**
 * What an order costs by our own copy of the menu. {@code itemName} of several dishes is the first one's followed by
 * {@code +N}; {@code price} is in won.
 */
record Quote(long storeId, String storeName, List<Order.Line> lines) {

    String itemName() {
        String first = lines.getFirst().itemName();
        return lines.size() == 1 ? first : first + " +" + (lines.size() - 1);
    }

    int itemQty() {
        return lines.stream().mapToInt(Order.Line::qty).sum();
    }

    long price() {
        return lines.stream().mapToLong(Order.Line::price).sum();
    }
}
