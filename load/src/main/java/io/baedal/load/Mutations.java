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
    private static final String NO_LOCK = "return=io.baedal.platform.OutboxRelay.claim:argument";
    private static final String NO_PATIENCE =
            "return=org.springframework.util.backoff.ExponentialBackOff$ExponentialBackOffExecution.nextBackOff:-1";

    private Mutations() {}

    /** A guard, where it is switched off, and the drill that has to turn red. */
    record Mutation(String guard, List<String> services, String fault, Drill drill) {

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

        private void putInForce(Suite suite) {
            Suite.SERVICES.stream()
                    .filter(service -> services.contains(service) && suite.isRunning(service))
                    .forEach(service -> suite.faults().arm(service));
        }
    }

    /** The ones that leave an event unheard come last: a replay would make up for it. */
    static List<Mutation> all() {
        return List.of(
                new Mutation(
                        "the inbox remembers",
                        List.of("order", "store", "delivery", "payment"),
                        ACCEPT,
                        EventDrills.replay()),
                noTombstones(),
                new Mutation(
                        "a relay locks its lanes",
                        List.of("order", "order-2"),
                        NO_LOCK,
                        RaceDrills.all().getLast()),
                new Mutation("a listener retries for ever", List.of("store"), NO_PATIENCE, RaceDrills.consumerFails()));
    }

    static Mutation noTombstones() {
        return new Mutation("a cancel leaves a tombstone", List.of("payment"), NO_TOMBSTONE, EventDrills.crossed());
    }
}
