package io.baedal.load.bench;

import java.time.Duration;

/** Something that a run measures; {@code make bench PART=…} chooses by name. */
interface Part {

    String name();

    /** About how long it takes. */
    Duration length(Plan plan);

    /** Whether it is measured when nobody names a part. */
    default boolean isUsual() {
        return true;
    }

    void measure(Field field, Figures figures);
}
