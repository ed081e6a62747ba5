/**
 * Order owns the orders and a copy of every menu. It says Ordered and OrderCanceled, and listens to StoreConfirmed,
 * StoreCanceled, PaymentCanceled, DeliveryCompleted, MenuPublished and MemberWithdrawn. It calls Payment, inside the order transaction.
 */
@NullMarked
package io.baedal.order;

import org.jspecify.annotations.NullMarked;
