package io.baedal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.platform.Received;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimelineEntryTests {

    private static final History HISTORY = new History(7, "customer");

    @Test
    void everyEventIsSaidInWords() {
        assertThat(Stream.concat(
                                HISTORY.delivered().stream(),
                                HISTORY.canceledByTheStore().stream().skip(2))
                        .map(TimelineEntry::new)
                        .map(entry -> entry.getType() + ": " + entry.getDetail()))
                .containsExactly(
                        "Ordered: 후라이드치킨 × 2, 36,000 won",
                        "PaymentApproved: 36,000 won",
                        "StoreConfirmed: ready in about 20 minutes",
                        "CookCompleted: 스토어99",
                        "DeliveryStarted: job 77",
                        "CourierAssigned: courier",
                        "PickedUp: courier",
                        "DeliveryCompleted: courier",
                        "StoreCanceled: TOO_BUSY",
                        "OrderCanceled: TOO_BUSY",
                        "DeliveryCanceled: job 77",
                        "PaymentCanceled: 36,000 won, TOO_BUSY");
    }

    @Test
    void eventsOfTheSameInstantAreSortedTheWayTheyHappen() {
        List<TimelineEntry> steps =
                HISTORY.delivered().stream().map(TimelineEntry::new).toList();
        assertThat(steps).isSortedAccordingTo(Comparator.comparingInt(TimelineEntry::getStep));
        assertThat(steps).extracting(TimelineEntry::getStep).doesNotHaveDuplicates();
    }

    @Test
    void knowsTheEventByItsIdAndTime() {
        Received paid = HISTORY.paid();
        TimelineEntry entry = new TimelineEntry(paid);
        assertThat(entry.getKey()).isEqualTo(new TimelineEntry.Key(7, paid.id()));
        assertThat(entry.getOccurredAt()).isEqualTo(paid.occurredAt());
    }
}
