package io.baedal.store;

import static io.baedal.store.Fixtures.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.baedal.platform.MenuEvent.Item;
import io.baedal.platform.MenuEvent.MenuPublished;
import io.baedal.platform.Refusal.Refused;
import io.baedal.store.Store.Menu;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoreTests {

    private static final Menu CHICKEN = new Menu(11, "후라이드치킨", 18_000, null, false);
    private static final Menu RADISH = new Menu(13, "치킨무", 1_000, 5, false);

    private final Store store = Store.register(1, "7", "스토어99", true, List.of(CHICKEN, RADISH));

    @Test
    void publishesItsMenuFromTheBeginning() {
        assertThat(said(store))
                .containsExactly(new MenuPublished(
                        1,
                        "스토어99",
                        true,
                        1,
                        List.of(new Item(11, "후라이드치킨", 18_000, false), new Item(13, "치킨무", 1_000, false)),
                        "7"));
    }

    @ParameterizedTest
    @MethodSource
    void publishesWhatCustomersSee(Consumer<Store> change) {
        change.accept(store);

        assertThat(said(store)).hasSize(2);
        assertThat(((MenuPublished) said(store).getLast()).version()).isEqualTo(2);
    }

    static Stream<Named<Consumer<Store>>> publishesWhatCustomersSee() {
        return Stream.of(
                Named.of("another name", store -> store.describe("스토어100", true)),
                Named.of("closed", store -> store.describe("스토어99", false)),
                Named.of("a dish more", store -> store.add(new Menu(14, "콜라", 2_000, null, false))),
                Named.of("a dish less", store -> store.remove(11)),
                Named.of("a dish renamed", store -> store.replace(new Menu(11, "간장치킨", 18_000, null, false))),
                Named.of("a dish re-priced", store -> store.replace(new Menu(11, "후라이드치킨", 17_000, null, false))),
                Named.of("a dish sold out", store -> store.replace(new Menu(11, "후라이드치킨", 18_000, null, true))),
                Named.of("no stock left", store -> store.replace(new Menu(13, "치킨무", 1_000, 0, false))),
                Named.of("the last ones taken", store -> store.take(List.of(line(13, 5)))));
    }

    @ParameterizedTest
    @MethodSource
    void saysNothingOfWhatCustomersDoNotSee(Consumer<Store> change) {
        change.accept(store);

        assertThat(said(store)).hasSize(1);
    }

    static Stream<Named<Consumer<Store>>> saysNothingOfWhatCustomersDoNotSee() {
        return Stream.of(
                Named.of("the same again", store -> store.describe("스토어99", true)),
                Named.of("the same dish again", store -> store.replace(CHICKEN)),
                Named.of("more stock", store -> store.replace(new Menu(13, "치킨무", 1_000, 50, false))),
                Named.of("some stock taken", store -> store.take(List.of(line(13, 4)))),
                Named.of("a take that does not suffice", store -> store.take(List.of(line(13, 6)))),
                Named.of("an unlimited dish taken", store -> store.take(List.of(line(11, 99)))));
    }

    @Test
    void isForSaleAgainWhenTheLastOneComesBack() {
        store.take(List.of(line(13, 5)));
        assertThat(published(13).soldOut()).isTrue();

        store.giveBack(List.of(line(13, 1)));

        assertThat(published(13).soldOut()).isFalse();
        assertThat(store.find(13).stock()).isEqualTo(1);
        assertThat(said(store)).hasSize(3);
    }

    @Test
    void staysSoldOutByItsOwnersWordWhateverComesBack() {
        store.replace(new Menu(13, "치킨무", 1_000, 0, true));

        store.giveBack(List.of(line(13, 5)));

        assertThat(published(13).soldOut()).isTrue();
        assertThat(store.find(13).stock()).isEqualTo(5);
    }

    @Test
    void addsUpTheLinesOfOneDish() {
        assertThat(store.take(List.of(line(13, 3), line(13, 3)))).isFalse();
        assertThat(store.take(List.of(line(13, 3), line(13, 2)))).isTrue();
        assertThat(store.find(13).stock()).isZero();
    }

    @Test
    void takesOfEveryDishOrOfNone() {
        assertThat(store.take(List.of(line(11, 1), line(13, 6)))).isFalse();
        assertThat(store.take(List.of(line(13, 1), line(99, 1)))).isFalse();
        assertThat(store.find(13).stock()).isEqualTo(5);
    }

    @Test
    void dropsWhatComesBackForADishThatIsGoneOrUnlimited() {
        store.remove(13);

        store.giveBack(List.of(line(13, 2), line(11, 2)));

        assertThat(store.getMenus()).containsExactly(CHICKEN);
    }

    @Test
    void neverHoldsMoreStockThanAnOwnerMaySet() {
        store.replace(new Menu(13, "치킨무", 1_000, Store.LARGEST_STOCK, false));

        store.giveBack(List.of(line(13, 2)));

        assertThat(store.find(13).stock()).isEqualTo(Store.LARGEST_STOCK);
    }

    @Test
    void hasAtMostThreeHundredMenus() {
        Store full = Store.register(
                2,
                null,
                "full",
                true,
                LongStream.range(0, 300)
                        .mapToObj(id -> new Menu(id, "dish", 1, null, false))
                        .toList());

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> full.add(CHICKEN))
                .satisfies(refused -> assertThat(refused.refusal().code()).isEqualTo("too-many-menus"));
    }

    @Test
    void knowsOnlyItsOwnMenus() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> store.remove(99))
                .satisfies(refused -> assertThat(refused.refusal().code()).isEqualTo("not-found"));
    }

    private Item published(long menuId) {
        return ((MenuPublished) said(store).getLast())
                .items().stream()
                        .filter(item -> item.menuId() == menuId)
                        .findFirst()
                        .orElseThrow();
    }

    private static Ticket.Line line(long menuId, int qty) {
        return new Ticket.Line(menuId, "dish", qty, 1_000);
    }
}
