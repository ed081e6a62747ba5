package io.baedal.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/** The drills that {@code make test} can afford: they need no proxy and restart as little as they can. */
public final class QuickDrills {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ROUNDS = 4;

    private QuickDrills() {}

    /**
     * Every round ends all five services, each at a point of its own drawn by lot; one that does not come to its point is
     * killed wherever it is. They start again together, which is most of the time that a crash costs.
     */
    public static Result crashes(Suite suite) {
        Drill rounds = new Drill("crashes", "nothing lost, nothing twice", stage -> {
            for (int round = 0; round < ROUNDS; round++) {
                stage.holdWithoutOrder(3);
                stage.crashOrKill(drawn());
            }
        });
        return rounds.run(suite, null, PATIENCE);
    }

    public static Result replay(Suite suite) {
        return EventDrills.replay().run(suite, null, PATIENCE);
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

    private static Map<String, String> drawn() {
        Map<String, String> points = new TreeMap<>();
        CrashDrills.POINTS.forEach((service, ofService) -> {
            List<String> places = new ArrayList<>(ofService.values());
            points.put(service, places.get(ThreadLocalRandom.current().nextInt(places.size())));
        });
        return points;
    }
}
