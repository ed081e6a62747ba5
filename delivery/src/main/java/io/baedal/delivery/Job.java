package io.baedal.delivery;

import io.baedal.platform.Aggregate;
import io.baedal.platform.DeliveryEvent.CourierAssigned;
import io.baedal.platform.DeliveryEvent.DeliveryCanceled;
import io.baedal.platform.DeliveryEvent.DeliveryCompleted;
import io.baedal.platform.DeliveryEvent.DeliveryStarted;
import io.baedal.platform.DeliveryEvent.PickedUp;
import io.baedal.platform.OrderEvent.OrderCanceled;
import io.baedal.platform.StoreEvent.CookCompleted;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.NoArgsConstructor;
import org.jspecify.annotations.Nullable;

/** The delivery of one cooked order; it belongs to one courier, the first who claims it. */
@Entity
@Table(name = "job")
@Getter(AccessLevel.PACKAGE)
@NoArgsConstructor(access = AccessLevel.PROTECTED)
class Job extends Aggregate {

    /** Where a job stands, and where it may go from there. COMPLETED and CANCELED are never left. */
    enum Status {
        STARTED,
        ASSIGNED,
        PICKED_UP,
        COMPLETED,
        CANCELED;

        Set<Status> next() {
            return switch (this) {
                case STARTED -> Set.of(ASSIGNED, CANCELED);
                case ASSIGNED -> Set.of(PICKED_UP, CANCELED);
                // The courier has the food: a cancel comes too late for the job.
                case PICKED_UP -> Set.of(COMPLETED);
                case COMPLETED, CANCELED -> Set.of();
            };
        }
    }

    @Id
    private long id;

    private long orderId;
    private long storeId;
    private String storeName;
    private @Nullable String address;
    /** Null on jobs from before there were members. */
    private @Nullable String customerId;

    private @Nullable String courierId;

    @Enumerated(EnumType.STRING)
    private Status status;

    private @Nullable Instant startedAt;
    private @Nullable Instant pickedUpAt;
    private @Nullable Instant completedAt;

    static Job start(long id, CookCompleted cooked, Instant now) {
        Job job = new Job();
        job.id = id;
        job.orderId = cooked.orderId();
        job.storeId = cooked.storeId();
        job.storeName = cooked.storeName();
        job.address = cooked.address();
        job.customerId = cooked.customerId();
        job.startedAt = now;
        job.status = Status.STARTED;
        job.say(new DeliveryStarted(id, job.orderId, job.storeId, null, job.status.name(), now));
        return job;
    }

    /** For a cancel that came before the food was cooked: a late CookCompleted finds this job and starts nothing. */
    static Job canceledBeforeCooked(long id, OrderCanceled canceled) {
        Job job = new Job();
        job.id = id;
        job.orderId = canceled.id();
        job.storeId = canceled.storeId();
        job.storeName = canceled.storeName();
        job.customerId = canceled.customerId();
        job.status = Status.CANCELED;
        return job;
    }

    /** The courier's own repeat changes nothing. */
    void claim(String courier, Instant now) {
        if (courierId != null && !courierId.equals(courier)) {
            throw new DeliveryRefusal.AlreadyClaimed(id).toException();
        }
        if (step(Status.ASSIGNED)) {
            courierId = courier;
            say(new CourierAssigned(id, orderId, storeId, courierId, status.name(), now));
        }
    }

    /** Claims a job that is still nobody's. */
    void pickUp(String courier, Instant now) {
        mustNotBeOfAnother(courier);
        if (status == Status.STARTED) {
            claim(courier, now);
        }
        if (step(Status.PICKED_UP)) {
            pickedUpAt = now;
            say(new PickedUp(id, orderId, storeId, courierId, status.name(), now));
        }
    }

    void complete(String courier, Instant now) {
        mustNotBeOfAnother(courier);
        if (step(Status.COMPLETED)) {
            completedAt = now;
            say(new DeliveryCompleted(id, orderId, storeId, courierId, status.name(), now));
        }
    }

    /** Ignored after the pick-up: the food is with the courier, who brings it. */
    void orderCanceled(Instant now) {
        if (moveTo(Status.CANCELED)) {
            say(new DeliveryCanceled(id, orderId, storeId, courierId, status.name(), now));
        }
    }

    private void mustNotBeOfAnother(String courier) {
        if (courierId != null && !courierId.equals(courier)) {
            throw new DeliveryRefusal.AlreadyClaimed(id).toException();
        }
    }

    /** A step of the courier: false when it is the one that led here, refused when there is no way from here. */
    private boolean step(Status next) {
        if (status == next) {
            return false;
        }
        if (!moveTo(next)) {
            throw new DeliveryRefusal.IllegalTransition(id, status, next).toException();
        }
        return true;
    }

    private boolean moveTo(Status next) {
        boolean legal = status.next().contains(next);
        if (legal) {
            status = next;
        }
        return legal;
    }
}
