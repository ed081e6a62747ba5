package io.baedal.dashboard;

import io.baedal.platform.DeliveryEvent.CourierAssigned;
import io.baedal.platform.DeliveryEvent.DeliveryCanceled;
import io.baedal.platform.DeliveryEvent.DeliveryCompleted;
import io.baedal.platform.DeliveryEvent.DeliveryStarted;
import io.baedal.platform.DeliveryEvent.PickedUp;
import io.baedal.platform.Event;
import io.baedal.platform.MemberEvent;
import io.baedal.platform.MenuEvent;
import io.baedal.platform.OrderEvent.OrderCanceled;
import io.baedal.platform.OrderEvent.Ordered;
import io.baedal.platform.PaymentEvent.PaymentApproved;
import io.baedal.platform.PaymentEvent.PaymentCanceled;
import io.baedal.platform.Received;
import io.baedal.platform.StoreEvent.CookCompleted;
import io.baedal.platform.StoreEvent.StoreCanceled;
import io.baedal.platform.StoreEvent.StoreConfirmed;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/**
 * One event in the life of an order, in words. Written once and never changed. The key begins with the order, because an
 * index of random event ids alone would be written all over by every batch.
 */
@Entity
@Table(name = "timeline")
@Getter
class TimelineEntry {

    private static final int DETAIL = 500;

    @EmbeddedId
    private Key key = new Key(0, "");

    private String type = "";

    /** Sorts events of the same instant the way they happen. */
    private int step;

    private Instant occurredAt = Instant.EPOCH;
    private @Nullable String detail;

    @Embeddable
    record Key(long orderId, String eventId) {}

    protected TimelineEntry() {}

    TimelineEntry(Received received) {
        Words words = words(received.event());
        key = new Key(received.event().aggregateId(), Fit.id(received.id()));
        type = received.event().type();
        step = words.step();
        occurredAt = Fit.time(received.occurredAt());
        detail = Fit.text(words.detail(), DETAIL);
    }

    private static Words words(Event event) {
        return switch (event) {
            case Ordered ordered ->
                new Words(0, ordered.itemName() + " × " + ordered.itemQty() + ", " + won(ordered.price()));
            case PaymentApproved approved -> new Words(1, won(approved.price()));
            case StoreConfirmed confirmed -> new Words(2, readyIn(confirmed.prepMinutes()));
            case CookCompleted cooked -> new Words(3, cooked.storeName());
            case DeliveryStarted started -> new Words(4, "job " + started.id());
            case CourierAssigned assigned -> new Words(5, assigned.courierId());
            case PickedUp pickedUp -> new Words(6, pickedUp.courierId());
            case DeliveryCompleted completed -> new Words(7, completed.courierId());
            case StoreCanceled canceled -> new Words(8, canceled.reason());
            case OrderCanceled canceled -> new Words(9, canceled.reason());
            case DeliveryCanceled canceled -> new Words(10, "job " + canceled.id());
            case PaymentCanceled canceled -> new Words(11, wonAndReason(canceled));
            case MenuEvent menu -> throw new IllegalArgumentException("not about an order: " + menu.type());
            case MemberEvent member -> throw new IllegalArgumentException("not about an order: " + member.type());
        };
    }

    private static String won(long price) {
        return String.format(Locale.ROOT, "%,d won", price);
    }

    private static String wonAndReason(PaymentCanceled canceled) {
        return canceled.reason() == null ? won(canceled.price()) : won(canceled.price()) + ", " + canceled.reason();
    }

    private static @Nullable String readyIn(@Nullable Integer prepMinutes) {
        return prepMinutes == null ? null : "ready in about " + prepMinutes + " minutes";
    }

    private record Words(int step, @Nullable String detail) {}
}
