/**
 * {@code make bench}: how much the suite does and what that costs, beside two references that are measured in the same
 * run and the same way. {@code docs/performance.md} says how to read it.
 */
@NullMarked
package io.baedal.load.bench;

import org.jspecify.annotations.NullMarked;
