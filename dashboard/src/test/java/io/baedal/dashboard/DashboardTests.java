package io.baedal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.baedal.dashboard.Dashboard.PaymentStatus;
import io.baedal.dashboard.Dashboard.Status;
import io.baedal.platform.MenuEvent.MenuPublished;
import io.baedal.platform.OrderEvent.OrderCanceled;
import io.baedal.platform.OrderEvent.Ordered;
import io.baedal.platform.Received;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardTests {

    private static final History HISTORY = new History(7, "customer");

    @Test
    void anOrderedOrderShowsWhatTheCustomerOrdered() {
        assertThat(after(HISTORY.ordered()))
                .isEqualTo(new DashboardRow(
                        7,
                        "customer",
                        1L,
                        "스토어99",
                        "후라이드치킨",
                        2,
                        36_000L,
                        Status.ORDERED,
                        null,
                        null,
                        History.START,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    @Test
    void aDeliveredOrderHasTheTimeOfEachStep() {
        assertThat(after(HISTORY.delivered()))
                .isEqualTo(new DashboardRow(
                        7,
                        "customer",
                        1L,
                        "스토어99",
                        "후라이드치킨",
                        2,
                        36_000L,
                        Status.DELIVERY_COMPLETED,
                        PaymentStatus.PAID,
                        null,
                        History.START,
                        History.minute(2),
                        History.minute(3),
                        History.minute(6),
                        History.minute(7),
                        null));
    }

    @Test
    void eachEventMovesTheStatusUp() {
        List<Received> delivered = HISTORY.delivered();
        assertThat(IntStream.rangeClosed(1, delivered.size())
                        .mapToObj(count -> after(delivered.subList(0, count)).status()))
                .containsExactly(
                        Status.ORDERED,
                        Status.ORDERED,
                        Status.ORDER_CONFIRMED,
                        Status.COOK_COMPLETED,
                        Status.DELIVERY_STARTED,
                        Status.DELIVERY_STARTED,
                        Status.PICKED_UP,
                        Status.DELIVERY_COMPLETED);
    }

    @Test
    void aRefusalOfTheStoreAloneCancelsTheRow() {
        DashboardRow row = after(HISTORY.ordered(), HISTORY.storeCanceled());
        assertThat(row.status()).isEqualTo(Status.ORDER_CANCELED);
        assertThat(row.cancelReason()).isEqualTo("TOO_BUSY");
        assertThat(row.canceledDt()).isEqualTo(History.minute(8));
    }

    @Test
    void theReasonThatOrderGivesWinsAndTheEarlierCancelIsItsTime() {
        DashboardRow row = after(HISTORY.ordered(), HISTORY.orderCanceled("CUSTOMER"), HISTORY.storeCanceled());
        assertThat(row.cancelReason()).isEqualTo("CUSTOMER");
        assertThat(row.canceledDt()).isEqualTo(History.minute(8));
    }

    @Test
    void anOrderCanceledWhileItWasDeliveredIsCanceled() {
        List<Received> crossed = new ArrayList<>(HISTORY.delivered());
        crossed.add(3, HISTORY.orderCanceled("CUSTOMER"));
        assertThat(after(crossed).status()).isEqualTo(Status.ORDER_CANCELED);
        assertThat(after(crossed).deliveryCompDt()).isEqualTo(History.minute(7));
    }

    @Test
    void aCaptureThatComesAfterTheRefundDoesNotBringTheMoneyBack() {
        assertThat(after(HISTORY.ordered(), HISTORY.refunded(), HISTORY.paid()).paymentStatus())
                .isEqualTo(PaymentStatus.PAYMENT_CANCELED);
    }

    @Test
    void aRowHasNoCustomerBeforeOrderSpoke() {
        assertThat(after(HISTORY.paid(), HISTORY.confirmed(), HISTORY.storeCanceled())
                        .customerId())
                .isNull();
    }

    @Test
    void theCancelAloneTellsWhatWasOrderedAndTheOrderCorrectsIt() {
        OrderCanceled renamed =
                new OrderCanceled(7, "customer", 1, "New name", "후라이드치킨", 2, 36_000, "CANCELED", "CUSTOMER");
        Received canceled = new Received(renamed, "late", 2, History.minute(9));
        assertThat(after(canceled).storeName()).isEqualTo("New name");
        assertThat(after(canceled, HISTORY.ordered())).isEqualTo(after(HISTORY.ordered(), canceled));
        assertThat(after(canceled, HISTORY.ordered()).storeName()).isEqualTo("스토어99");
    }

    static Stream<List<Received>> smallHistories() {
        return Stream.of(
                HISTORY.canceledByTheStore(),
                HISTORY.delivered().subList(0, 6),
                List.of(
                        HISTORY.ordered(),
                        HISTORY.confirmed(),
                        HISTORY.pickedUp(),
                        HISTORY.completed(),
                        HISTORY.orderCanceled("CUSTOMER"),
                        HISTORY.storeCanceled()));
    }

    @ParameterizedTest
    @MethodSource("smallHistories")
    void everyOrderOfTheEventsGivesTheSameRow(List<Received> history) {
        DashboardRow expected = after(history);
        assertThat(permutations(history))
                .allSatisfy(order -> assertThat(after(order)).isEqualTo(expected));
    }

    @Test
    void anyNumberOfRepeatsInAnyOrderGivesTheSameRow() {
        List<Received> all = Stream.of(HISTORY.delivered(), HISTORY.canceledByTheStore())
                .flatMap(List::stream)
                .toList();
        DashboardRow expected = after(all);
        Random random = new Random(42);
        for (int round = 0; round < 2_000; round++) {
            List<Received> deliveries = new ArrayList<>(all);
            random.ints(10, 0, all.size()).forEach(again -> deliveries.add(all.get(again)));
            Collections.shuffle(deliveries, random);
            assertThat(after(deliveries)).isEqualTo(expected);
        }
    }

    @Test
    void onlyARealChangeIsAChange() throws Exception {
        Dashboard row = new Dashboard(7);
        row.heard(HISTORY.ordered(), History.minute(0));
        row.heard(HISTORY.pickedUp(), History.minute(1));
        row.heard(HISTORY.pickedUp(), History.minute(2));
        row.heard(HISTORY.assigned(), History.minute(3));
        var changedAt = Dashboard.class.getDeclaredField("changedAt");
        changedAt.setAccessible(true);
        assertThat(changedAt.get(row)).isEqualTo(History.minute(1));
    }

    @Test
    @SuppressWarnings("NullAway")
    void anEventWithoutItsTextsAndTimesIsNoAccident() {
        Ordered bare = new Ordered(7, null, 1, null, null, 1, -1, null, null, null, null, null);
        DashboardRow row = after(new Received(bare, "bare", -1, Instant.MAX));
        assertThat(row.customerId()).isNull();
        assertThat(row.orderDt()).isEqualTo(Fit.time(Instant.MAX));
    }

    @Test
    void aMenuIsNotAboutAnOrder() {
        Received menu = new Received(new MenuPublished(1, "스토어99", true, 1, List.of(), null), "m", 1, History.START);
        assertThatIllegalArgumentException().isThrownBy(() -> after(menu));
    }

    private static DashboardRow after(Received... events) {
        return after(List.of(events));
    }

    private static DashboardRow after(List<Received> events) {
        Dashboard row = new Dashboard(7);
        events.forEach(received -> row.heard(received, History.START));
        return row.row();
    }

    private static List<List<Received>> permutations(List<Received> events) {
        if (events.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Received>> all = new ArrayList<>();
        for (Received first : events) {
            List<Received> rest = new ArrayList<>(events);
            rest.remove(first);
            for (List<Received> order : permutations(rest)) {
                List<Received> permutation = new ArrayList<>(order);
                permutation.addFirst(first);
                all.add(permutation);
            }
        }
        return all;
    }
}
