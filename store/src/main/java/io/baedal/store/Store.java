package io.baedal.store;

import io.baedal.platform.Aggregate;
import io.baedal.platform.MenuEvent;
import io.baedal.platform.MenuEvent.MenuPublished;
import io.baedal.platform.Refusal.NotFound;
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
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.NoArgsConstructor;
import org.jspecify.annotations.Nullable;

/**
 * A store with its menus and their stock. It publishes the whole menu whenever what customers see has changed; counting
 * stock down is nobody's business until the last one is gone.
 */
@Entity
@Table(name = "store")
@Getter(AccessLevel.PACKAGE)
@NoArgsConstructor(access = AccessLevel.PROTECTED)
class Store extends Aggregate {

    static final int MOST_MENUS = 300;
    static final int LARGEST_STOCK = 1_000_000;

    /**
     * One dish; {@code price} in won, {@code stock} null when it never runs out. {@code soldOut} is the owner's word: a
     * dish without stock is sold out as well, and is for sale again by itself when some comes back.
     */
    @Embeddable
    record Menu(
            long menuId,
            String itemName,
            long price,
            @Nullable Integer stock,
            boolean soldOut) {

        boolean shownAsSoldOut() {
            return soldOut || (stock != null && stock == 0);
        }

        MenuEvent.Item toEvent() {
            return new MenuEvent.Item(menuId, itemName, price, shownAsSoldOut());
        }

        private boolean suffices(int qty) {
            return stock == null || stock >= qty;
        }

        /** A negative quantity gives back. */
        private Menu take(int qty) {
            return stock == null
                    ? this
                    : new Menu(menuId, itemName, price, Math.min(stock - qty, LARGEST_STOCK), soldOut);
        }
    }

    @Id
    private long id;

    private String storeName;
    private boolean open;
    private @Nullable String ownerId;

    @ElementCollection
    @CollectionTable(name = "store_menu", joinColumns = @JoinColumn(name = "store_id"))
    @OrderColumn(name = "menu_no")
    private List<Menu> menus = new ArrayList<>();

    /** {@code ownerId} is who registers it; null for one that only its owner's token names. */
    static Store register(long id, @Nullable String ownerId, String storeName, boolean open, List<Menu> menus) {
        Store store = new Store();
        store.id = id;
        store.ownerId = ownerId;
        store.storeName = storeName;
        store.open = open;
        store.menus = new ArrayList<>(menus);
        store.say(store.menu());
        return store;
    }

    void describe(String storeName, boolean open) {
        publishWhatChanges(() -> {
            this.storeName = storeName;
            this.open = open;
        });
    }

    void add(Menu menu) {
        if (menus.size() >= MOST_MENUS) {
            throw new StoreRefusal.TooManyMenus(id).toException();
        }
        publishWhatChanges(() -> menus.add(menu));
    }

    /** The menu of the same id becomes this one. */
    void replace(Menu menu) {
        Menu present = find(menu.menuId());
        publishWhatChanges(() -> menus.set(menus.indexOf(present), menu));
    }

    void remove(long menuId) {
        Menu present = find(menuId);
        publishWhatChanges(() -> menus.remove(present));
    }

    Menu find(long menuId) {
        return onTheMenu(menuId).orElseThrow(() -> new NotFound("menu", menuId).toException());
    }

    /** Takes what an order needs, of every dish or of none: false when one does not suffice or is on the menu no more. */
    boolean take(List<Ticket.Line> lines) {
        Map<Long, Integer> wanted = quantities(lines);
        boolean suffices = wanted.entrySet().stream()
                .allMatch(dish -> onTheMenu(dish.getKey())
                        .filter(menu -> menu.suffices(dish.getValue()))
                        .isPresent());
        if (suffices) {
            count(menu -> menu.take(wanted.getOrDefault(menu.menuId(), 0)));
        }
        return suffices;
    }

    /** A dish that was taken off the menu or became unlimited meanwhile gets nothing back. */
    void giveBack(List<Ticket.Line> lines) {
        Map<Long, Integer> returned = quantities(lines);
        count(menu -> menu.take(-returned.getOrDefault(menu.menuId(), 0)));
    }

    /** Sets what differs only: a list that is merely touched would be written, and its store with it. */
    private void count(UnaryOperator<Menu> stock) {
        publishWhatChanges(() -> {
            for (int place = 0; place < menus.size(); place++) {
                Menu counted = stock.apply(menus.get(place));
                if (!counted.equals(menus.get(place))) {
                    menus.set(place, counted);
                }
            }
        });
    }

    private void publishWhatChanges(Runnable change) {
        MenuPublished before = menu();
        change.run();
        MenuPublished after = menu();
        if (!after.equals(before)) {
            say(after);
        }
    }

    private MenuPublished menu() {
        return new MenuPublished(
                id,
                storeName,
                open,
                nextSeq(),
                menus.stream().map(Menu::toEvent).toList(),
                ownerId);
    }

    private Optional<Menu> onTheMenu(long menuId) {
        return menus.stream().filter(menu -> menu.menuId() == menuId).findFirst();
    }

    private static Map<Long, Integer> quantities(List<Ticket.Line> lines) {
        return lines.stream().collect(Collectors.toMap(Ticket.Line::menuId, Ticket.Line::qty, Integer::sum));
    }
}
