package io.baedal.load.bench;

import io.baedal.load.Storage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Where a run takes place: who is measured, started when first asked for, and warm from then on. */
final class Field implements AutoCloseable {

    /** As near as two rounds must be to each other. */
    private static final double WARM = 0.05;

    private static final int CONNECTIONS = 64;

    private final Map<String, Subject> subjects = new LinkedHashMap<>();
    private final Generator generator = new Generator();
    private final Storage storage;
    private final Plan plan;

    Field(Storage storage, Plan plan) {
        this.storage = storage;
        this.plan = plan;
    }

    /** To start everybody and to warm them up. */
    static Duration warmUpLength(Plan plan) {
        return Duration.ofMinutes(3).plus(plan.warmUpRound().multipliedBy(3L * plan.warmUpRounds()));
    }

    Storage storage() {
        return storage;
    }

    Plan plan() {
        return plan;
    }

    Generator generator() {
        return generator;
    }

    Ours ours() {
        return (Ours) warm("ours", () -> Ours.start(storage));
    }

    /** All three, side by side. */
    List<Subject> all() {
        Ours ours = ours();
        return List.of(
                ours,
                warm("plain", () -> Plain.start(storage, ours.java("order"), ours.java("broker"))),
                warm("floor", () -> Floor.start(storage, ours.java("order"))));
    }

    Trial closed(Subject subject, Target target, int connections) {
        return Trial.closed(generator, subject, target, connections, plan.round());
    }

    /** The most orders a second that this run has seen, or what another round of that sees. */
    double peak(Subject subject, Figures figures) {
        return OrdersPart.peak(figures, subject.name())
                .orElseGet(() ->
                        closed(subject, subject.orders(), CONNECTIONS).round().perSecond());
    }

    private Subject warm(String name, Supplier<Subject> start) {
        Subject subject = subjects.get(name);
        if (subject == null) {
            System.out.printf("%s: starting and warming up …%n", name);
            subject = start.get();
            subjects.put(name, subject);
            warmUp(subject);
        }
        return subject;
    }

    private void warmUp(Subject subject) {
        double before = 0;
        for (int round = 1; round <= plan.warmUpRounds(); round++) {
            double now = Trial.closed(generator, subject, subject.orders(), CONNECTIONS, plan.warmUpRound())
                    .round()
                    .perSecond();
            System.out.printf("%s: warm-up round %d: %s orders/s%n", subject.name(), round, Figures.number(now));
            if (Math.abs(now - before) < WARM * now) {
                return;
            }
            before = now;
        }
    }

    @Override
    public void close() {
        generator.close();
        // Those that were started with another's options first.
        Stream.of("floor", "plain", "ours")
                .filter(subjects::containsKey)
                .forEach(name -> subjects.get(name).close());
    }
}
