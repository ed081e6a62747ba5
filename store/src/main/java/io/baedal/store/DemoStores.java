package io.baedal.store;

import io.baedal.store.Store.Menu;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stores that a local or test set-up begins with, when it has none: the three of the contract, which tests and the
 * README rely on, and a street full of others, so that the pages look as they will. They are there before the first event
 * is read: an order for a store that does not exist yet would be canceled.
 */
@Component
@ConditionalOnProperty(name = "baedal.demo-data", havingValue = "true")
@RequiredArgsConstructor
class DemoStores implements SmartInitializingSingleton {

    /** The demo's owner2, as Identity numbers the demo's members: the rest of the street is theirs, too. */
    private static final String OWNER_OF_THE_STREET = "4";

    private final Stores stores;
    private final TransactionTemplate transaction;

    @Override
    public void afterSingletonsInstantiated() {
        try {
            transaction.executeWithoutResult(_ -> {
                if (stores.count() == 0) {
                    stores.saveAll(demo());
                    stores.saveAll(others());
                }
            });
        } catch (DataIntegrityViolationException otherInstanceWasFirst) {
            // All are its, as one transaction wrote them.
        }
    }

    private static List<Store> demo() {
        return List.of(
                Store.register(
                        1,
                        null,
                        "스토어99",
                        true,
                        List.of(
                                new Menu(11, "후라이드치킨", 18_000, null, false),
                                new Menu(12, "양념치킨", 19_000, null, false),
                                new Menu(13, "치킨무", 1_000, 5, false))),
                Store.register(
                        2,
                        null,
                        "피자천국",
                        true,
                        List.of(new Menu(21, "페퍼로니피자", 21_000, null, false), new Menu(22, "콜라", 2_000, null, false))),
                Store.register(3, null, "Closed Kitchen", false, List.of(new Menu(31, "김밥", 4_000, null, false))));
    }

    private static List<Store> others() {
        try (InputStream file = DemoStores.class.getResourceAsStream("/demo-stores.json")) {
            return JsonMapper.shared().readValue(file, new TypeReference<List<DemoStore>>() {}).stream()
                    .map(DemoStore::toStore)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A store as it stands in the file; the ids are below 1000, which StoreNumbers leaves to the demo. */
    record DemoStore(long id, String storeName, boolean open, List<Dish> menus) {

        record Dish(long menuId, String itemName, long price) {}

        Store toStore() {
            List<Menu> dishes = menus.stream()
                    .map(dish -> new Menu(dish.menuId(), dish.itemName(), dish.price(), null, false))
                    .toList();
            return Store.register(id, OWNER_OF_THE_STREET, storeName, open, dishes);
        }
    }
}
