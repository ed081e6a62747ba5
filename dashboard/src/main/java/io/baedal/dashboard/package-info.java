/**
 * The read model. Owns one row and one timeline per order, says nothing, and listens to every event. It can
 * be rebuilt from the beginning of the topic while it goes on serving, because repeats and late events change nothing.
 */
@NullMarked
package io.baedal.dashboard;

import org.jspecify.annotations.NullMarked;
