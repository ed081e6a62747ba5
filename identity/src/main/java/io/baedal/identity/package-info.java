/**
 * Who may do what: owns the accounts, their roles and stores, and the keys that sign the tokens; says MemberWithdrawn.
 * Calls nobody and hears nothing, so signing in works while everybody else is down.
 */
@NullMarked
package io.baedal.identity;

import org.jspecify.annotations.NullMarked;
