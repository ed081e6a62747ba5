package io.baedal.store;

import io.baedal.platform.Refusal.NotFound;
import io.baedal.store.MenuController.DescribeMenu;
import io.baedal.store.StoreController.DescribeStore;
import io.baedal.store.StoreController.RegisterStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import lombok.RequiredArgsConstructor;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The use cases of a store and its menus. What a patch leaves unsaid is read under the lock, so that it never undoes
 * an order that has just taken from the stock.
 */
@Service
@RequiredArgsConstructor
class StoreService {

    private final Stores stores;
    private final StoreNumbers numbers;
    private final TransactionTemplate transaction;

    Store register(RegisterStore wanted, String ownerId) {
        return transaction.execute(_ -> {
            List<Store.Menu> menus = wanted.menusOrDefault().stream()
                    .map(menu -> menu.toMenu(numbers.next()))
                    .toList();
            return stores.save(
                    Store.register(numbers.next(), ownerId, wanted.storeName(), wanted.openOrDefault(), menus));
        });
    }

    Store describe(long id, UnaryOperator<DescribeStore> description) {
        return changeKnown(id, store -> {
            DescribeStore wanted = description.apply(DescribeStore.of(store));
            store.describe(wanted.storeName(), wanted.openOrDefault());
        });
    }

    Store.Menu add(long id, DescribeMenu wanted) {
        return changeKnown(id, store -> store.add(wanted.toMenu(numbers.next())))
                .getMenus()
                .getLast();
    }

    Store.Menu describe(long id, long menuId, UnaryOperator<DescribeMenu> description) {
        return changeKnown(id, store -> {
                    DescribeMenu wanted = description.apply(DescribeMenu.of(store.find(menuId)));
                    store.replace(wanted.toMenu(menuId));
                })
                .find(menuId);
    }

    void remove(long id, long menuId) {
        changeKnown(id, store -> store.remove(menuId));
    }

    /** The one way to change a store: loaded with its lock, changed, saved with what it said. Empty if unknown. */
    Optional<Store> change(long id, Consumer<Store> change) {
        return transaction.execute(_ -> stores.findForChange(id).map(store -> {
            change.accept(store);
            return withMenus(stores.save(store));
        }));
    }

    @Transactional(readOnly = true)
    public Store find(long id) {
        return stores.findById(id).map(StoreService::withMenus).orElseThrow(() -> unknown(id));
    }

    @Transactional(readOnly = true)
    public Page<Store> search(String part, Pageable page) {
        return stores.findByStoreNameContainingIgnoreCase(part, page);
    }

    private Store changeKnown(long id, Consumer<Store> change) {
        return change(id, change).orElseThrow(() -> unknown(id));
    }

    private static RuntimeException unknown(long id) {
        return new NotFound("store", id).toException();
    }

    /** The menus are read lazily, and views are made after the transaction. */
    private static Store withMenus(Store store) {
        store.getMenus().size();
        return store;
    }
}
