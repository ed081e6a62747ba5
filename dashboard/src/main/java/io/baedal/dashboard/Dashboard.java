package io.baedal.dashboard;

import io.baedal.platform.DeliveryEvent.CourierAssigned;
import io.baedal.platform.DeliveryEvent.DeliveryCanceled;
import io.baedal.platform.DeliveryEvent.DeliveryCompleted;
import io.baedal.platform.DeliveryEvent.DeliveryStarted;
import io.baedal.platform.DeliveryEvent.PickedUp;
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
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one order. Every column is the earliest, or the furthest, of what the events say about it, so the row
 * is the same in whatever order and however often they come; a column that the last event simply overwrites would break
 * that.
 */
@Entity
class Dashboard {

    private static final int TEXT = 255;

    @Id
    private long orderId;

    /** Null until the row exists. */
    @Version
    private @Nullable Long version;

    private @Nullable String customerId;
    private @Nullable Long storeId;
    private @Nullable String storeName;
    private @Nullable String itemName;
    private @Nullable Integer itemQty;
    private @Nullable Long price;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Status status = Status.ORDERED;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private @Nullable PaymentStatus paymentStatus;

    private @Nullable String orderCancelReason;
    private @Nullable String storeCancelReason;
    private @Nullable Instant orderDt;
    private @Nullable Instant confirmedDt;
    private @Nullable Instant cookedCompDt;
    private @Nullable Instant pickedUpDt;
    private @Nullable Instant deliveryCompDt;
    private @Nullable Instant canceledDt;
    private @Nullable Instant changedAt;

    /** In order of rank. Canceled is the last one: when a cancel and a delivery cross, Order itself says canceled. */
    enum Status {
        ORDERED,
        ORDER_CONFIRMED,
        COOK_COMPLETED,
        DELIVERY_STARTED,
        PICKED_UP,
        DELIVERY_COMPLETED,
        ORDER_CANCELED
    }

    /** In order of rank; null before. */
    enum PaymentStatus {
        PAID,
        PAYMENT_CANCELED
    }

    protected Dashboard() {}

    Dashboard(long orderId) {
        this.orderId = orderId;
    }

    /** @param now the time of the change, if it is one */
    void heard(Received received, Instant now) {
        DashboardRow before = row();
        Instant occurredAt = received.occurredAt();
        switch (received.event()) {
            case Ordered ordered -> ordered(ordered, occurredAt);
            case OrderCanceled canceled -> orderCanceled(canceled, occurredAt);
            case PaymentApproved _ -> paid(PaymentStatus.PAID);
            case PaymentCanceled _ -> paid(PaymentStatus.PAYMENT_CANCELED);
            case StoreConfirmed _ -> storeConfirmed(occurredAt);
            case CookCompleted _ -> cookCompleted(occurredAt);
            case StoreCanceled canceled -> storeCanceled(canceled, occurredAt);
            case DeliveryStarted _, CourierAssigned _ -> reached(Status.DELIVERY_STARTED);
            case PickedUp pickedUp -> pickedUp(pickedUp, occurredAt);
            case DeliveryCompleted completed -> deliveryCompleted(completed, occurredAt);
            // The job was closed because the order had been canceled, which Order or Store says itself.
            case DeliveryCanceled _ -> {}
            case MenuEvent menu -> throw new IllegalArgumentException("not about an order: " + menu.type());
            case MemberEvent member -> throw new IllegalArgumentException("not about an order: " + member.type());
        }
        if (!row().equals(before)) {
            changedAt = now;
        }
    }

    private void ordered(Ordered ordered, Instant occurredAt) {
        Instant at = given(ordered.orderDate(), occurredAt);
        if (orderDt == null || at.isBefore(orderDt)) {
            orderDt = at;
            of(ordered.customerId(), ordered.storeId(), ordered.storeName());
            sum(ordered.itemName(), ordered.itemQty(), ordered.price());
        }
    }

    private void orderCanceled(OrderCanceled canceled, Instant occurredAt) {
        reached(Status.ORDER_CANCELED);
        canceledDt = least(canceledDt, Fit.time(occurredAt));
        orderCancelReason = least(orderCancelReason, Fit.text(canceled.reason(), TEXT));
        if (orderDt == null) {
            of(canceled.customerId(), canceled.storeId(), canceled.storeName());
            sum(canceled.itemName(), canceled.itemQty(), canceled.price());
        }
    }

    private void of(String customerId, long storeId, String storeName) {
        this.customerId = Fit.text(customerId, TEXT);
        this.storeId = storeId;
        this.storeName = Fit.text(storeName, TEXT);
    }

    private void sum(String itemName, int itemQty, long price) {
        this.itemName = Fit.text(itemName, TEXT);
        this.itemQty = itemQty;
        this.price = price;
    }

    private void paid(PaymentStatus reached) {
        paymentStatus = greatest(paymentStatus, reached);
    }

    private void storeConfirmed(Instant occurredAt) {
        reached(Status.ORDER_CONFIRMED);
        confirmedDt = least(confirmedDt, Fit.time(occurredAt));
    }

    private void cookCompleted(Instant occurredAt) {
        reached(Status.COOK_COMPLETED);
        cookedCompDt = least(cookedCompDt, Fit.time(occurredAt));
    }

    private void storeCanceled(StoreCanceled canceled, Instant occurredAt) {
        reached(Status.ORDER_CANCELED);
        canceledDt = least(canceledDt, Fit.time(occurredAt));
        storeCancelReason = least(storeCancelReason, Fit.text(canceled.reason(), TEXT));
    }

    private void pickedUp(PickedUp pickedUp, Instant occurredAt) {
        reached(Status.PICKED_UP);
        pickedUpDt = least(pickedUpDt, given(pickedUp.at(), occurredAt));
    }

    private void deliveryCompleted(DeliveryCompleted completed, Instant occurredAt) {
        reached(Status.DELIVERY_COMPLETED);
        deliveryCompDt = least(deliveryCompDt, given(completed.at(), occurredAt));
    }

    private void reached(Status reached) {
        status = greatest(status, reached);
    }

    /** Order's own reason wins: it knows whether the customer was faster than the store. */
    DashboardRow row() {
        return new DashboardRow(
                orderId,
                customerId,
                storeId,
                storeName,
                itemName,
                itemQty,
                price,
                status,
                paymentStatus,
                orderCancelReason != null ? orderCancelReason : storeCancelReason,
                orderDt,
                confirmedDt,
                cookedCompDt,
                pickedUpDt,
                deliveryCompDt,
                canceledDt);
    }

    /** The same order with the same version is the same row. */
    Changes.Change change() {
        if (version == null || changedAt == null) {
            throw new IllegalStateException("order " + orderId + " is not stored yet");
        }
        return new Changes.Change(orderId, version, changedAt);
    }

    /** The time that the event names; a foreign event may lack it. */
    private static Instant given(@Nullable Instant named, Instant occurredAt) {
        return Fit.time(named == null ? occurredAt : named);
    }

    private static <T extends Comparable<? super T>> @Nullable T least(@Nullable T one, @Nullable T other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static <T extends Comparable<? super T>> T greatest(@Nullable T one, T other) {
        return one == null || one.compareTo(other) < 0 ? other : one;
    }
}
