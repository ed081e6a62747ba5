package io.baedal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@RunningStore
class DemoStoresTests {

    @Autowired
    Stores stores;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void leavesTheStoresAloneThatAnotherInstanceMadeAMomentAgo() {
        long before = stores.count();

        new DemoStores(asSeenBeforeTheOtherCommitted(), transaction).afterSingletonsInstantiated();

        assertThat(stores.count()).isEqualTo(before);
    }

    @Test
    void makesNothingWhenThereIsAStore() {
        long before = stores.count();

        new DemoStores(stores, transaction).afterSingletonsInstantiated();

        assertThat(stores.count()).isEqualTo(before);
    }

    @Test
    @Transactional
    void fillsAStreetWithStoresOfWhichEachDishHasAnIdOfItsOwn() {
        List<Store> demo =
                stores.findAllById(LongStream.rangeClosed(1, 18).boxed().toList());

        assertThat(demo).hasSize(18);
        assertThat(demo.stream().flatMap(store -> store.getMenus().stream()).map(Store.Menu::menuId))
                .hasSizeGreaterThan(80)
                .doesNotHaveDuplicates()
                .allMatch(id -> id < 1000);
    }

    private Stores asSeenBeforeTheOtherCommitted() {
        return (Stores) Proxy.newProxyInstance(
                Stores.class.getClassLoader(),
                new Class<?>[] {Stores.class},
                (_, method, arguments) ->
                        method.getName().equals("count") ? (Object) 0L : method.invoke(stores, arguments));
    }
}
