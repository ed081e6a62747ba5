package io.baedal.load.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a target is met by the medians of this run; one whose figures were not measured has no verdict. */
record Verdict(String target, String measured, boolean met) {

    private static final double GIBIBYTE = 1024;

    /** What a heap that has its size still moves. */
    private static final double GROWTH = 0.02;

    /** In the order in which the targets were set. */
    static List<Verdict> of(Figures figures) {
        List<Optional<Verdict>> all = new ArrayList<>();
        all.addAll(besideTheReferences(figures));
        all.addAll(underLoad(figures));
        all.addAll(atRest(figures));
        all.addAll(inTheLongRun(figures));
        return all.stream().flatMap(Optional::stream).toList();
    }

    private static List<Optional<Verdict>> besideTheReferences(Figures figures) {
        return List.of(
                atLeast(
                        "orders/s at 64 connections, times plain's",
                        2,
                        ratio(figures, OrdersPart.perSecond(64), "plain")),
                atMost(
                        "CPU an order at 64 connections, times plain's",
                        0.5,
                        ratio(figures, OrdersPart.cost(64), "plain")),
                atMost(
                        "p99 at 64 connections, times plain's",
                        0.5,
                        ratio(figures, OrdersPart.percentile(99, 64), "plain")),
                atLeast(
                        "orders/s at 16 connections, times floor's",
                        0.5,
                        ratio(figures, OrdersPart.perSecond(16), "floor")));
    }

    private static List<Optional<Verdict>> underLoad(Figures figures) {
        return List.of(
                atMost(
                        "p99 at 80 % of the most, times p50",
                        5,
                        quotient(
                                figures.median("ours", OpenPart.percentile(99, 80)),
                                figures.median("ours", OpenPart.percentile(50, 80)))),
                atMost("failed calls at 80 % of the most", 0, figures.median("ours", OpenPart.failed(80))),
                atMost(
                        "answer to row at 80 %, p50, ms",
                        30, figures.median("ours", LagPart.percentile(50, LagPart.BUSY))),
                atMost(
                        "answer to row at 80 %, p99, ms",
                        300, figures.median("ours", LagPart.percentile(99, LagPart.BUSY))),
                atMost(
                        "answer to watcher, p50, " + StreamsPart.STREAMS + " streams, ms",
                        1000,
                        figures.median("ours", StreamsPart.percentile(50))));
    }

    private static List<Optional<Verdict>> atRest(Figures figures) {
        return List.of(
                atMost("warm start, s", 20, figures.median("ours", StartPart.seconds(StartPart.WARM))),
                atMost("warm start, CPU s", 45, figures.median("ours", StartPart.cpuSeconds(StartPart.WARM))),
                atMost("CPU of the service that a warm start helps least, times cold", 0.5, leastHelped(figures)),
                atMost(
                        "memory after 64 connections, GiB",
                        1.8,
                        figures.median("ours", OrdersPart.MEMORY).map(mebibytes -> mebibytes / GIBIBYTE)),
                atLeast("rebuild, events/s on one core", 20_000, figures.median("ours", RebuildPart.ON_ONE_CORE)));
    }

    private static Optional<Double> leastHelped(Figures figures) {
        return Ours.SERVICES.stream()
                .map(service -> quotient(
                        figures.median("ours", StartPart.cpuSeconds(StartPart.WARM, service)),
                        figures.median("ours", StartPart.cpuSeconds(StartPart.COLD, service))))
                .flatMap(Optional::stream)
                .max(Double::compare);
    }

    private static List<Optional<Verdict>> inTheLongRun(Figures figures) {
        List<Optional<Verdict>> all = new ArrayList<>();
        for (String what : List.of(SizesPart.ORDER, SizesPart.CUSTOMERS_PAGE, SizesPart.OPERATORS_PAGE)) {
            all.add(atMost(
                    "CPU of " + what + " with 1 M orders, times 1 k",
                    1.2,
                    quotient(
                            figures.median("ours", SizesPart.cost(what, 1_000_000)),
                            figures.median("ours", SizesPart.cost(what, 1_000)))));
        }
        all.add(atMost("growth of memory over 10 minutes, times", GROWTH, figures.median("ours", SoakPart.GROWTH)));
        return all;
    }

    private static Optional<Double> ratio(Figures figures, String name, String reference) {
        return quotient(figures.median("ours", name), figures.median(reference, name));
    }

    static Optional<Double> quotient(Optional<Double> one, Optional<Double> other) {
        return one.flatMap(dividend -> other.map(divisor -> dividend / divisor));
    }

    private static Optional<Verdict> atLeast(String what, double bound, Optional<Double> measured) {
        return measured.map(
                value -> new Verdict(what + " ≥ " + Figures.number(bound), Figures.number(value), value >= bound));
    }

    private static Optional<Verdict> atMost(String what, double bound, Optional<Double> measured) {
        return measured.map(
                value -> new Verdict(what + " ≤ " + Figures.number(bound), Figures.number(value), value <= bound));
    }

    static void print(List<Verdict> verdicts) {
        System.out.printf("%nTargets%n| %-62s | %10s | %s |%n|---|---|---|%n", "", "measured", "");
        verdicts.forEach(verdict -> System.out.printf(
                "| %-62s | %10s | %s |%n", verdict.target, verdict.measured, verdict.met ? "met" : "MISSED"));
    }
}
