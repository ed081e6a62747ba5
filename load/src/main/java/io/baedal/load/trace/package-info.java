/**
 * One order's trace as a picture: a suite with the profile {@code tracing} sends its spans here, one order goes all its
 * way, and {@code docs/trace.svg} shows where its time went.
 */
@NullMarked
package io.baedal.load.trace;

import org.jspecify.annotations.NullMarked;
