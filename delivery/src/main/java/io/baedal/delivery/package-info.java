/**
 * Delivery owns the jobs of the couriers. It says DeliveryStarted, CourierAssigned, PickedUp, DeliveryCompleted and
 * DeliveryCanceled, and listens to CookCompleted, OrderCanceled and MemberWithdrawn.
 */
@NullMarked
package io.baedal.delivery;

import org.jspecify.annotations.NullMarked;
