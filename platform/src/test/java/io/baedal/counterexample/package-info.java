/** Code as it must not be: each type breaks exactly the rule of {@code ArchitectureRules} that it names. */
@NullMarked
package io.baedal.counterexample;

import org.jspecify.annotations.NullMarked;
