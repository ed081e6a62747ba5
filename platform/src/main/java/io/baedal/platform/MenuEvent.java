package io.baedal.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Store says about itself, on the compacted topic: the newest record of a key is the whole truth. */
public sealed interface MenuEvent extends Event {

    long storeId();

    @Override
    default String aggregateType() {
        return "store";
    }

    @Override
    default long aggregateId() {
        return storeId();
    }

    @Override
    default String topic() {
        return MENUS_TOPIC;
    }

    /**
     * The whole menu as customers may order from it; {@code version} grows with every publication of the store.
     * {@code ownerId} is the member who registered the store, null where only tokens name its owner.
     */
    record MenuPublished(
            long storeId,
            String storeName,
            boolean open,
            long version,
            List<Item> items,
            @Nullable String ownerId) implements MenuEvent {}

    /** One dish; {@code price} in won. */
    record Item(long menuId, String itemName, long price, boolean soldOut) {}
}
