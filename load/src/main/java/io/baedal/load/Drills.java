package io.baedal.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All drills, in the order in which {@code make drill} runs them, and the reasons why some are not run. */
final class Drills {

    private static final String NEEDS_A_SERVER =
            "an H2 file has one owner and no process of its own: DATABASE=postgresql";

    /** The driver of a flood is a program like any other: on fewer it takes from the suite what it measures. */
    private static final int CORES_FOR_A_FLOOD = 4;

    private Drills() {}

    /** Those of a run that names none. */
    static List<Drill> on(Storage storage) {
        return Stream.of(
                        CrashDrills.all(),
                        OutageDrills.all(),
                        NetworkDrills.all(),
                        RaceDrills.all(),
                        EventDrills.all(),
                        LetterDrills.all(),
                        ClockDrills.all(),
                        List.of(OverloadDrill.drill()),
                        SiegeDrills.all(),
                        storage == Storage.H2 ? List.<Drill>of() : DatabaseDrills.all(),
                        storage == Storage.H2 ? List.<Drill>of() : ScaleDrills.all())
                .flatMap(List::stream)
                .filter(drill -> !leftOut(storage).containsKey(drill.name()))
                .toList();
    }

    /** As often as they are named and in this order, also those that are only run when they are named. */
    static List<Drill> named(Storage storage, List<String> names) {
        Map<String, Drill> all = new LinkedHashMap<>();
        Stream.concat(on(storage).stream(), Stream.of(OutageDrills.brokerAwayForLong(), OverloadDrill.drill()))
                .forEach(drill -> all.put(drill.name(), drill));
        return names.stream().filter(all::containsKey).map(all::get).toList();
    }

    /** By name: what a whole run on this storage does not show, and why. */
    static Map<String, String> leftOut(Storage storage) {
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put(OutageDrills.brokerAwayForLong().name(), "takes 20 minutes: name it");
        if (Runtime.getRuntime().availableProcessors() < CORES_FOR_A_FLOOD) {
            reasons.put(
                    OverloadDrill.drill().name(),
                    "its driver needs cores of its own, " + CORES_FOR_A_FLOOD + " in all: name it");
        }
        switch (storage) {
            case H2 ->
                Stream.of(DatabaseDrills.all(), ScaleDrills.all(), SiegeDrills.ofFleets())
                        .flatMap(List::stream)
                        .forEach(drill -> reasons.put(drill.name(), NEEDS_A_SERVER));
            case POSTGRESQL -> reasons.put("relay-frozen-with-lane", "opens an H2 file for two processes");
        }
        if (!Siege.isInstalled()) {
            SiegeDrills.all().forEach(drill -> reasons.put(drill.name(), "siege is missing: apt-get install siege"));
        }
        return reasons;
    }
}
