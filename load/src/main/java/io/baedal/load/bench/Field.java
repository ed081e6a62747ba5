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

    /** Warm is whose compilers use no more of its processor time than that, … */
    private static final double COMPILING = 0.1;

    /** … and who does not get faster by more than that … */
    private static final double FASTER = 1.05;

    /** … in so many rounds, one after the other. */
    private static final int LEVEL_ROUNDS = 2;

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
        return Duration.ofMinutes(3).plus(plan.round().multipliedBy(3L * plan.warmUpRounds()));
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
        double fastest = 0;
        int level = 0;
        for (int round = 1; round <= plan.warmUpRounds() && level < LEVEL_ROUNDS; round++) {
            double compiled = compilerMillis(subject);
            Trial trial = closed(subject, subject.orders(), CONNECTIONS);
            double compiling = (compilerMillis(subject) - compiled) / Subject.total(trial.cpuMillis());
            double now = trial.round().perSecond();
            System.out.printf(
                    "%s: warm-up round %d: %s orders/s, compiling %.0f %%%n",
                    subject.name(), round, Figures.number(now), 100 * compiling);
            boolean faster = now > FASTER * fastest;
            fastest = faster ? now : fastest;
            level = faster || compiling > COMPILING ? 0 : level + 1;
        }
    }

    private static double compilerMillis(Subject subject) {
        return subject.processes().values().stream()
                .mapToDouble(CpuTime::ofCompilers)
                .sum();
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
