package io.baedal.store;

import io.baedal.store.Store.Menu;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The three stores that a local or test set-up begins with, when it has none. They are there before the first event is
 * read: an order for a store that does not exist yet would be canceled.
 */
@Component
@ConditionalOnProperty(name = "baedal.demo-data", havingValue = "true")
@RequiredArgsConstructor
class DemoStores implements SmartInitializingSingleton {

    private final Stores stores;
    private final TransactionTemplate transaction;

    @Override
    public void afterSingletonsInstantiated() {
        try {
            transaction.executeWithoutResult(_ -> {
                if (stores.count() == 0) {
                    stores.saveAll(demo());
                }
            });
        } catch (DataIntegrityViolationException otherInstanceWasFirst) {
            // All three are its, as one transaction wrote them.
        }
    }

    private static List<Store> demo() {
        return List.of(
                Store.register(
                        1,
                        "스토어99",
                        true,
                        List.of(
                                new Menu(11, "후라이드치킨", 18_000, null, false),
                                new Menu(12, "양념치킨", 19_000, null, false),
                                new Menu(13, "치킨무", 1_000, 5, false))),
                Store.register(
                        2,
                        "피자천국",
                        true,
                        List.of(new Menu(21, "페퍼로니피자", 21_000, null, false), new Menu(22, "콜라", 2_000, null, false))),
                Store.register(3, "Closed Kitchen", false, List.of(new Menu(31, "김밥", 4_000, null, false))));
    }
}
