/**
 * The floor that {@code make bench} measures against: the least that keeps the promise of an order, two durable commits
 * in two processes and one call between them, with nothing around it.
 */
@NullMarked
package io.baedal.load.floor;

import org.jspecify.annotations.NullMarked;
