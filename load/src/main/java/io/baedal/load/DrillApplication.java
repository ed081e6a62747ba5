package io.baedal.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code make drill}: starts a suite of its own, runs all drills or the named ones, and prints what held. Ends with 0 only
 * if everything did. {@code mutations} switches guards off and wants to see the matching drill fail.
 */
public final class DrillApplication {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MUTATIONS = "mutations";

    private DrillApplication() {}

    public static void main(String[] names) {
        List<String> wanted = Arrays.asList(names);
        List<Drill> drills = wanted.isEmpty() ? Drills.all() : named(wanted);
        boolean mutations = wanted.isEmpty() || wanted.contains(MUTATIONS);
        if (drills.isEmpty() && !mutations) {
            System.err.println("No such drill. There are: "
                    + Drills.all().stream().map(Drill::name).collect(Collectors.joining(", ")) + ", " + MUTATIONS);
            System.exit(2);
        }
        System.exit(run(drills, mutations) ? 0 : 1);
    }

    /** As often as they are named, and in this order. */
    private static List<Drill> named(List<String> names) {
        return names.stream()
                .flatMap(name ->
                        Drills.all().stream().filter(drill -> drill.name().equals(name)))
                .toList();
    }

    private static boolean run(List<Drill> drills, boolean mutations) {
        Suite suite = Suite.prepare();
        try (Network network = Network.between(suite)) {
            suite.up();
            Report report = new Report();
            for (Drill drill : drills) {
                report.add(drill.run(suite, network, PATIENCE));
            }
            if (mutations) {
                Mutations.all().forEach(mutation -> report.add(mutation, mutation.run(suite, network)));
            }
            report.print();
            return report.isGreen();
        } finally {
            suite.close();
        }
    }
}
