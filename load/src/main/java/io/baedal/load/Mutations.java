package io.baedal.load;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Guards that are switched off on purpose, each with the drill that has to notice. A checker that never fails proves
 * nothing.
 */
public final class Mutations {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final String ACCEPT = "return=io.baedal.platform.Inbox.accept:true";
    private static final String NO_TOMBSTONE = "return=io.baedal.payment.PaymentService.bury:empty";
    private static final String NO_LOCK = "return=io.baedal.platform.OutboxTable.claim:argument";
    private static final String NO_PATIENCE =
            "return=org.springframework.util.backoff.ExponentialBackOff$ExponentialBackOffExecution.nextBackOff:-1";

    private Mutations() {}

    /**
     * A guard, where it is switched off, the drill that has to turn red, and the words in which it has to say so: one that
     * fails for another reason has noticed nothing.
     */
    record Mutation(String guard, List<String> services, String fault, Drill drill, String complaint) {

        Result run(Suite suite, @Nullable Network network) {
            services.forEach(service -> suite.faults().mutate(service, fault));
            putInForce(suite);
            try {
                return drill.run(suite, network, PATIENCE);
            } finally {
                services.forEach(suite.faults()::heal);
                putInForce(suite);
            }
        }

        boolean isNoticedIn(Result result) {
            return result.wrong().stream().anyMatch(wrong -> wrong.contains(complaint));
        }

        private void putInForce(Suite suite) {
            Suite.SERVICES.stream()
                    .filter(service -> services.contains(service) && suite.isRunning(service))
                    .forEach(service -> suite.faults().arm(service));
        }
    }

    /** The ones that leave an event unheard come last: a replay would make up for it. */
    static List<Mutation> all() {
        return List.of(
                noInbox(EventDrills.replay()),
                noInbox(EventDrills.repeats()),
                noTombstones(),
                new Mutation(
                        "a relay locks its lanes",
                        List.of("order", "order-2"),
                        NO_LOCK,
                        RaceDrills.relayFrozenWithLane(),
                        "no event is sent twice"),
                new Mutation(
                        "a listener retries for ever",
                        List.of("store"),
                        NO_PATIENCE,
                        RaceDrills.consumerFails(),
                        "has 0 of tickets"));
    }

    static Mutation noInbox(Drill drill) {
        return new Mutation(
                "the inbox remembers",
                List.of("order", "store", "delivery", "payment"),
                ACCEPT,
                drill,
                "reacts to nothing of what it has heard");
    }

    static Mutation noTombstones() {
        return new Mutation(
                "a cancel leaves a tombstone",
                List.of("payment"),
                NO_TOMBSTONE,
                EventDrills.crossed(),
                "no money is held for order");
    }
}
