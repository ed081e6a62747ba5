/**
 * Load and drills: the real processes are driven at a steady rate, broken on purpose, and held against what was
 * promised. Nothing here is part of a service; {@code docs/promise.md} says what the drills show.
 */
@NullMarked
package io.baedal.load;

import org.jspecify.annotations.NullMarked;
