package io.baedal.load.hpa;

import io.baedal.load.hpa.LoadCurve.Phase;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a simulation came to, as tables in Markdown. */
record Report(LoadCurve load, List<Course> courses) {

    /** What the requests in kubernetes/base are made for: with it all services come to their target at one load. */
    private static final double ORDERS_ON_THE_LEAST_PODS = 4;

    String text() {
        return String.join("\n\n", costs(), replicas(), room());
    }

    private String costs() {
        return """
                | service | ms an order | ms/s idle | s to start | request | for %.0f orders/s | orders/s at %d %% |
                |---|--:|--:|--:|--:|--:|--:|
                """.formatted(
                                ORDERS_ON_THE_LEAST_PODS,
                                courses.getFirst().service().scaler().target())
                + rows(this::costs);
    }

    private String costs(Course course) {
        Scaled service = course.service();
        return format(
                "| %s | %.1f | %.1f | %.0f | %.0fm | %.0fm | %.1f to %.1f |",
                service.name(),
                1e3 * service.cost().perOrder(),
                1e3 * service.cost().idle(),
                service.cost().start(),
                1e3 * service.processor(),
                1e3 * service.processorFor(ORDERS_ON_THE_LEAST_PODS),
                service.carriedBy(service.scaler().least()),
                service.carriedBy(service.scaler().most()));
    }

    private String replicas() {
        return "| pods at the end of | " + inPhases(Phase::name) + " | most used | above 100 % |\n|---|"
                + "--:|".repeat(load.phases().size() + 2) + "\n" + rows(this::replicas) + "\n| all | "
                + inPhases(phase -> format("%.0f", sum(load.endOf(phase) - 1, _ -> 1))) + " | | |";
    }

    private String replicas(Course course) {
        return format(
                "| %s | %s | %.0f %% | %d s |",
                course.service().name(),
                inPhases(phase -> String.valueOf(course.replicasAtEnd(load, phase))),
                course.mostUtilization(),
                course.secondsAbove(100));
    }

    /** What the scheduler has to find place for when there are most pods. */
    private String room() {
        int most = IntStream.range(0, load.seconds())
                .boxed()
                .max(Comparator.comparingDouble(second -> sum(second, _ -> 1)))
                .orElseThrow();
        return "At most " + room(most) + "; at the begin " + room(0) + ".";
    }

    private String room(int second) {
        return format(
                "%.0f pods, which request %.1f cores and %.1f GiB",
                sum(second, _ -> 1), sum(second, Scaled::processor), sum(second, Scaled::memory));
    }

    private double sum(int second, ToDoubleFunction<Scaled> ofPod) {
        return courses.stream()
                .mapToDouble(course -> course.moments().get(second).replicas() * ofPod.applyAsDouble(course.service()))
                .sum();
    }

    private String inPhases(Function<Phase, String> text) {
        return load.phases().stream().map(text).collect(Collectors.joining(" | "));
    }

    private String rows(Function<Course, String> row) {
        return courses.stream().map(row).collect(Collectors.joining("\n"));
    }

    private static String format(String line, Object... values) {
        return String.format(Locale.ROOT, line, values);
    }
}
