/** The whole suite as a newcomer meets it: started by the script behind {@code make up}, used through the gateway. */
@NullMarked
package io.baedal.system;

import org.jspecify.annotations.NullMarked;
