package io.baedal.load.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;

/** Orders a second at several numbers of connections, what each costs, and what the processes then have of the memory. */
final class OrdersPart implements Part {

    static final String MEMORY = "memory after 64 connections";

    private static final int[] CONNECTIONS = {1, 16, 64, 256};

    private static final int SECONDS_OF_IDLENESS = 3;

    /** Where the cost is told process by process. */
    private static final int LOOKED_AT = 64;

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public Duration length(Plan plan) {
        return plan.roundsOf(CONNECTIONS.length * 3).multipliedBy(3).dividedBy(2);
    }

    static String perSecond(int connections) {
        return "orders/s, " + connections + " connections";
    }

    static String percentile(int percentile, int connections) {
        return "p" + percentile + ", " + connections + " connections";
    }

    static String cost(int connections) {
        return "CPU an order, " + connections + " connections";
    }

    /** The most that a subject did, at whichever number of connections. */
    static Optional<Double> peak(Figures figures, String subject) {
        return Arrays.stream(CONNECTIONS)
                .mapToObj(connections -> figures.median(subject, perSecond(connections)))
                .flatMap(Optional::stream)
                .max(Double::compare);
    }

    private record Step(Subject subject, int connections) {}

    @Override
    public void measure(Field field, Figures figures) {
        List<Subject> subjects = field.all();
        figures.begin("Orders, closed loop");
        subjects.forEach(subject -> figures.add(subject.name(), "CPU a second while idle", idleMillis(subject), "ms"));
        Map<Subject, Map<String, Double>> memory = new LinkedHashMap<>();
        Rounds<Step> trials = rounds(field, subjects, memory);
        trials.forEach((step, each) -> tell(figures, step.subject().name(), step.connections(), each));
        subjects.forEach(subject -> tellProcesses(figures, subject.name(), trials.of(new Step(subject, LOOKED_AT))));
        memory.forEach((subject, mebibytes) -> tellMemory(figures, subject.name(), mebibytes));
    }

    /** In each round all subjects, one after the other, at each number of connections. */
    private static Rounds<Step> rounds(Field field, List<Subject> subjects, Map<Subject, Map<String, Double>> memory) {
        Rounds<Step> trials = new Rounds<>();
        for (int round = 0; round < field.plan().rounds(); round++) {
            for (int connections : CONNECTIONS) {
                for (Subject subject : subjects) {
                    trials.add(new Step(subject, connections), field.closed(subject, subject.orders(), connections));
                    if (connections == LOOKED_AT) {
                        memory.put(subject, subject.mebibytes());
                    }
                }
            }
        }
        return trials;
    }

    /** All are up while one is measured. */
    private static double idleMillis(Subject subject) {
        double before = Subject.total(subject.cpuMillis());
        for (int second = 0; second < SECONDS_OF_IDLENESS; second++) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }
        return (Subject.total(subject.cpuMillis()) - before) / SECONDS_OF_IDLENESS;
    }

    private static void tell(Figures figures, String subject, int connections, List<Trial> trials) {
        figures.add(
                subject,
                perSecond(connections),
                each(trials, trial -> trial.round().perSecond()),
                "orders/s",
                Limit.of(trials, connections));
        figures.add(
                subject,
                percentile(50, connections),
                each(trials, trial -> trial.round().millis(50)),
                "ms");
        figures.add(
                subject,
                percentile(99, connections),
                each(trials, trial -> trial.round().millis(99)),
                "ms");
        figures.add(subject, cost(connections), each(trials, Trial::millisACall), "ms");
        figures.add(
                subject,
                "failed, " + connections + " connections",
                each(trials, trial -> trial.round().failed()),
                "calls");
        figures.add(
                subject,
                "generator's CPU an order, " + connections + " connections",
                each(trials, Trial::generatorMillisACall),
                "ms");
        figures.add(
                subject, "until at rest after " + connections + " connections", each(trials, Trial::drainSeconds), "s");
    }

    private static void tellProcesses(Figures figures, String subject, List<Trial> trials) {
        trials.getFirst()
                .cpuMillis()
                .keySet()
                .forEach(process -> figures.add(
                        subject, "of that at 64: " + process, each(trials, trial -> trial.millisACall(process)), "ms"));
    }

    private static void tellMemory(Figures figures, String subject, Map<String, Double> mebibytes) {
        figures.add(subject, MEMORY, Subject.total(mebibytes), "MiB");
        mebibytes.forEach((process, each) -> figures.add(subject, "of that: " + process, each, "MiB"));
    }

    static List<Double> each(List<Trial> trials, ToDoubleFunction<Trial> figure) {
        return trials.stream().map(figure::applyAsDouble).toList();
    }
}
