package io.baedal.load;

import java.util.List;
import java.util.stream.Stream;

/** All drills, in the order in which {@code make drill} runs them. */
final class Drills {

    private Drills() {}

    static List<Drill> all() {
        return Stream.of(
                        CrashDrills.all(), OutageDrills.all(), NetworkDrills.all(), RaceDrills.all(), EventDrills.all())
                .flatMap(List::stream)
                .toList();
    }
}
