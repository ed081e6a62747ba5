package io.baedal.load;

import io.baedal.load.Mutations.Mutation;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * {@code make drill}: starts a suite of its own, runs all drills or the named ones, and prints what held. Ends with 0 only
 * if everything did. {@code mutations} switches guards off and wants to see the matching drill fail.
 */
public final class DrillApplication {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MUTATIONS = "mutations";

    private DrillApplication() {}

    public static void main(String[] arguments) {
        List<String> names = Arrays.asList(arguments);
        Storage storage = Storage.chosen();
        Map<String, String> leftOut = Drills.leftOut(storage);
        List<Drill> drills = names.isEmpty() ? Drills.on(storage) : Drills.named(storage, names);
        List<Mutation> mutations = names.isEmpty() || names.contains(MUTATIONS)
                ? Mutations.all().stream()
                        .filter(mutation ->
                                !leftOut.containsKey(mutation.drill().name()))
                        .toList()
                : List.of();
        if (drills.isEmpty() && mutations.isEmpty()) {
            refuse(storage, leftOut);
        }
        System.exit(run(storage, drills, mutations, names.isEmpty() ? leftOut : Map.of()) ? 0 : 1);
    }

    private static void refuse(Storage storage, Map<String, String> leftOut) {
        System.err.println("No such drill on " + storage + ". There are: "
                + String.join(", ", Drills.on(storage).stream().map(Drill::name).toList()) + ", " + MUTATIONS);
        leftOut.forEach((name, reason) -> System.err.println("and not here: " + name + " (" + reason + ")"));
        System.exit(2);
    }

    private static boolean run(
            Storage storage, List<Drill> drills, List<Mutation> mutations, Map<String, String> leftOut) {
        Suite suite = Suite.prepare();
        // A night of drills is longer than a token lives.
        suite.set(Suite.optionsVariable("identity"), "-Dbaedal.identity.token-lifetime=24h");
        // siege is one member, who may otherwise write a hundred times a second.
        suite.set("BAEDAL_CUSTOMER_WRITES_PER_SECOND", "2000");
        try (Network network = Network.between(suite, storage)) {
            Report report = new Report(storage);
            try {
                suite.up();
                drills.forEach(drill -> report.add(drill.run(suite, network, PATIENCE)));
                mutations.forEach(mutation -> report.add(mutation, mutation.run(suite, network)));
            } finally {
                // Before their databases, which they ask when they end.
                suite.close();
            }
            leftOut.forEach(report::leaveOut);
            report.print();
            return report.isGreen();
        }
    }
}
