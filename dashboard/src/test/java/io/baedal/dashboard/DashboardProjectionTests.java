package io.baedal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.platform.DeliveryEvent.PickedUp;
import io.baedal.platform.MenuEvent.MenuPublished;
import io.baedal.platform.OrderEvent.Ordered;
import io.baedal.platform.Received;
import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("database")
@RunningDashboard
class DashboardProjectionTests {

    @Autowired
    private DashboardProjection projection;

    @Autowired
    private Dashboards dashboards;

    @Autowired
    private Timeline timeline;

    @Autowired
    private EntityManagerFactory entityManagerFactory;

    @Test
    void aBatchOfManyOrdersIsStored() {
        History delivered = History.ofNewOrder();
        History canceled = History.ofNewOrder();
        projection.apply(Stream.of(delivered.delivered(), canceled.canceledByTheStore())
                .flatMap(List::stream)
                .toList());
        assertThat(row(delivered).status()).isEqualTo(Dashboard.Status.DELIVERY_COMPLETED);
        assertThat(row(canceled).status()).isEqualTo(Dashboard.Status.ORDER_CANCELED);
        assertThat(types(delivered))
                .containsExactly(
                        "Ordered",
                        "PaymentApproved",
                        "StoreConfirmed",
                        "CookCompleted",
                        "DeliveryStarted",
                        "CourierAssigned",
                        "PickedUp",
                        "DeliveryCompleted");
    }

    @Test
    void theStoredRowDoesNotDependOnOrderBatchesOrRepeats() {
        Random random = new Random(7);
        for (int round = 0; round < 20; round++) {
            History expected = History.ofNewOrder();
            expected.delivered().forEach(received -> projection.apply(List.of(received)));
            projection.apply(expected.canceledByTheStore());
            History shuffled = new History(History.ofNewOrder().orderId(), expected.customerId());
            List<Received> deliveries = new ArrayList<>(shuffled.delivered());
            deliveries.addAll(shuffled.canceledByTheStore());
            deliveries.addAll(shuffled.delivered());
            Collections.shuffle(deliveries, random);
            while (!deliveries.isEmpty()) {
                List<Received> batch = deliveries.subList(0, random.nextInt(deliveries.size()) + 1);
                projection.apply(List.copyOf(batch));
                batch.clear();
            }
            assertThat(row(shuffled))
                    .usingRecursiveComparison()
                    .ignoringFields("orderId")
                    .isEqualTo(row(expected));
            assertThat(types(shuffled)).isEqualTo(types(expected)).doesNotHaveDuplicates();
        }
    }

    @Test
    void aReplayWritesNothing() {
        History history = History.ofNewOrder();
        projection.apply(history.delivered());
        Changes.Change before = stored(history).change();
        projection.apply(history.delivered());
        history.delivered().reversed().forEach(received -> projection.apply(List.of(received)));
        assertThat(stored(history).change()).isEqualTo(before);
    }

    @Test
    void aRowIsNotShownBeforeOrderSpoke() {
        History history = History.ofNewOrder();
        projection.apply(List.of(history.paid(), history.storeCanceled()));
        assertThat(shown(history.orderId())).isEmpty();
        projection.apply(List.of(history.ordered()));
        assertThat(row(history).cancelReason()).isEqualTo("TOO_BUSY");
        assertThat(types(history)).containsExactly("Ordered", "PaymentApproved", "StoreCanceled");
    }

    @Test
    void menusAreIgnored() {
        History history = History.ofNewOrder();
        Received menu = new Received(
                new MenuPublished(history.orderId(), "스토어99", true, 1, List.of(), null),
                "menu-" + history.orderId(),
                1,
                Instant.now());
        projection.apply(List.of(menu));
        projection.apply(List.of(menu, history.ordered()));
        assertThat(types(history)).containsExactly("Ordered");
    }

    @Test
    @SuppressWarnings("NullAway")
    void nothingReadableIsTooStrangeToBeStored() {
        History history = History.ofNewOrder();
        String monster = "\0\uD83C🍗".repeat(5_000);
        projection.apply(List.of(
                new Received(
                        new Ordered(
                                history.orderId(),
                                monster,
                                Long.MIN_VALUE,
                                monster,
                                monster,
                                Integer.MAX_VALUE,
                                Long.MAX_VALUE,
                                null,
                                Instant.MIN,
                                null,
                                monster,
                                monster),
                        "strange \0 id " + history.orderId(),
                        Long.MIN_VALUE,
                        Instant.MAX),
                new Received(
                        new PickedUp(0, history.orderId(), 0, null, null, null),
                        "STRANGE-" + history.orderId(),
                        0,
                        Instant.MIN)));
        assertThat(row(history).price()).isEqualTo(Long.MAX_VALUE);
        assertThat(row(history).pickedUpDt()).isEqualTo(Fit.time(Instant.MIN));
        assertThat(types(history)).containsExactly("PickedUp", "Ordered");
    }

    @Test
    void aFullBatchIsAHandfulOfStatements() {
        Statistics statistics =
                entityManagerFactory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            List<History> orders =
                    IntStream.range(0, 500).mapToObj(_ -> History.ofNewOrder()).toList();
            statistics.clear();
            projection.apply(orders.stream().map(History::ordered).toList());
            projection.apply(orders.stream().map(History::confirmed).toList());
            assertThat(statistics.getPrepareStatementCount()).isLessThanOrEqualTo(10);
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    /** As the list shows it. */
    private Optional<Dashboard> shown(long orderId) {
        return dashboards.findOne(new Sight(true, "", Set.of())
                .rows()
                .and((row, _, criteria) -> criteria.equal(row.get("orderId"), orderId)));
    }

    private Dashboard stored(History history) {
        return shown(history.orderId()).orElseThrow();
    }

    private DashboardRow row(History history) {
        return stored(history).row();
    }

    private List<String> types(History history) {
        return timeline.of(history.orderId()).stream()
                .map(TimelineEntry::getType)
                .toList();
    }
}
