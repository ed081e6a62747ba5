package io.baedal.load;

import io.baedal.load.Mutations.Mutation;
import io.baedal.load.agent.Fault;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The drills that {@code make test} can afford: they need no proxy and restart as little as they can. */
public final class QuickDrills {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private QuickDrills() {}

    public static Result crashes(Suite suite) {
        return CrashDrills.byLot().run(suite, null, PATIENCE);
    }

    public static Result repeats(Suite suite) {
        return EventDrills.repeats().run(suite, null, PATIENCE);
    }

    public static Result crossed(Suite suite) {
        return EventDrills.crossed().run(suite, null, PATIENCE);
    }

    public static Result poison(Suite suite) {
        return EventDrills.poison().run(suite, null, PATIENCE);
    }

    /** The same drill with its guard switched off; a result that passes means that the checker is blind. */
    public static Result crossedWithoutTombstones(Suite suite) {
        return Mutations.noTombstones().run(suite, null);
    }

    public static Result repeatsWithoutInbox(Suite suite) {
        return Mutations.noInbox(EventDrills.repeats()).run(suite, null);
    }

    /** What the crashes and the mutations name in the services, for a test that it is still there. */
    public static List<Fault> faults() {
        return Stream.concat(
                        CrashDrills.POINTS.values().stream()
                                .flatMap(points -> points.values().stream())
                                .map(place -> "halt=" + place),
                        Mutations.all().stream().map(Mutation::fault))
                .map(Fault::parse)
                .distinct()
                .toList();
    }
}
