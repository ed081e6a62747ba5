/** The databases that the suite runs on, as the tests and the drills get them: servers of their own, on free ports, gone at the end. */
@NullMarked
package io.baedal.databases;

import org.jspecify.annotations.NullMarked;
