/** Asks a real Prometheus what the dashboards and the alerts would ask it, while a suite has some orders to do. */
@NullMarked
package io.baedal.load.panels;

import org.jspecify.annotations.NullMarked;
