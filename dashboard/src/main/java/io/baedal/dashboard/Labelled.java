package io.baedal.dashboard;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** An answer with its age: what was said until {@code asOf} is in it, which was {@code lagSeconds} ago. */
record Labelled<T>(@JsonUnwrapped T answer, Instant asOf, long lagSeconds) {

    static <T> Labelled<T> of(T answer, Freshness.Label label) {
        return new Labelled<>(answer, label.asOf(), label.lagSeconds());
    }
}
