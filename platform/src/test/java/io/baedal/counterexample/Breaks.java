package io.baedal.counterexample;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The name of the rule that this type breaks. */
@Retention(RetentionPolicy.RUNTIME)
@interface Breaks {

    String value();
}
