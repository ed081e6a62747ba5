package io.baedal.order;

import io.baedal.platform.MenuEvent.Item;
import io.baedal.platform.MenuEvent.MenuPublished;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.NoArgsConstructor;

/**
 * Order's own copy of a store and its dishes, as last published: browsing and ordering go on while Store is down. It can
 * be a moment behind, so the store still decides whether the stock suffices.
 */
@Entity
@Table(name = "menu")
@Getter(AccessLevel.PACKAGE)
@NoArgsConstructor(access = AccessLevel.PROTECTED)
class Menu {

    @Embeddable
    record Dish(long menuId, String itemName, long price, boolean soldOut) {

        static Dish of(Item item) {
            return new Dish(item.menuId(), item.itemName(), item.price(), item.soldOut());
        }
    }

    @Id
    private long storeId;

    private String storeName;
    private boolean open;
    private long published;

    @ElementCollection
    @CollectionTable(name = "menu_dish", joinColumns = @JoinColumn(name = "store_id"))
    @OrderColumn(name = "dish_no")
    private List<Dish> dishes = new ArrayList<>();

    static Menu of(long storeId) {
        Menu menu = new Menu();
        menu.storeId = storeId;
        return menu;
    }

    /** A repeat or an older publication changes nothing. */
    void published(MenuPublished menu) {
        if (menu.version() > published) {
            storeName = menu.storeName();
            open = menu.open();
            published = menu.version();
            dishes.clear();
            menu.items().stream().map(Dish::of).forEach(dishes::add);
        }
    }
}
