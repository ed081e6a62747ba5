package io.baedal.dashboard;

import io.baedal.dashboard.Dashboard.PaymentStatus;
import io.baedal.dashboard.Dashboard.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row as clients see it; what has not happened is null. {@code price} in won. Only rows with a customer are shown: one
 * without has not heard Ordered or OrderCanceled yet.
 */
record DashboardRow(
        long orderId,
        @Nullable String customerId,
        @Nullable Long storeId,
        @Nullable String storeName,
        @Nullable String itemName,
        @Nullable Integer itemQty,
        @Nullable Long price,
        Status status,
        @Nullable PaymentStatus paymentStatus,
        @Nullable String cancelReason,
        @Nullable Instant orderDt,
        @Nullable Instant confirmedDt,
        @Nullable Instant cookedCompDt,
        @Nullable Instant pickedUpDt,
        @Nullable Instant deliveryCompDt,
        @Nullable Instant canceledDt) {}
