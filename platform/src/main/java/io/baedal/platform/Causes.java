package io.baedal.platform;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What lies beneath a failure, which libraries wrap as they like. */
final class Causes {

    private Causes() {}

    /** Whether the failure itself, or one that it was made of, is such a one. */
    static boolean any(Throwable failure, Predicate<Throwable> isSuch) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(isSuch);
    }
}
