/**
 * Store owns the stores with their menus and stock, and the kitchen's tickets. It says StoreConfirmed, CookCompleted,
 * StoreCanceled and MenuPublished, and listens to Ordered, OrderCanceled, PickedUp and MemberWithdrawn.
 */
@NullMarked
package io.baedal.store;

import org.jspecify.annotations.NullMarked;
