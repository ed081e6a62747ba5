/**
 * Payment owns the money of every order (payinfos). It says PaymentApproved and PaymentCanceled, and listens to Ordered,
 * OrderCanceled, StoreCanceled and MemberWithdrawn. It asks Order about holds that nobody claimed.
 */
@NullMarked
package io.baedal.payment;

import org.jspecify.annotations.NullMarked;
