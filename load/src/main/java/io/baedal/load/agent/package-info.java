/**
 * The faults inside a process: a Java agent that a drill gives to a service, and that stops it at an exact point. It uses
 * nothing but the JDK, and nothing of it is in a service that no drill has started.
 */
@NullMarked
package io.baedal.load.agent;

import org.jspecify.annotations.NullMarked;
