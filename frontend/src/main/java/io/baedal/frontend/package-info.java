/**
 * Serves the web pages. It owns no data, says no events and listens to none, and it calls nobody: the pages themselves ask
 * the gateway. They are written in {@code web/} and built into {@code pages/} of the class path.
 */
@NullMarked
package io.baedal.frontend;

import org.jspecify.annotations.NullMarked;
