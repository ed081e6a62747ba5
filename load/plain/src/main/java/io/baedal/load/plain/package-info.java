/**
 * The shape of the projects that this one grew out of, written small, to compare with: the payment is called inside the
 * transaction that holds the connection, events are published after the commit and may be lost, and each event is a save
 * of its own. All settings that are not in {@code application.yaml} are the defaults. The profile is the service.
 */
@NullMarked
package io.baedal.load.plain;

import org.jspecify.annotations.NullMarked;
