package io.baedal.load.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The spans about one order, each below its parent. Of those with the same parent the first is the one whose
 * consequences were over first, so that time goes down as well as to the right.
 */
record Trace(long order, List<Row> rows) {

    private static final List<String> SERVICES =
            List.of("gateway", "order", "payment", "store", "delivery", "dashboard");

    private static final List<String> EVENTS = List.of(
            "Ordered",
            "PaymentApproved",
            "StoreConfirmed",
            "CookCompleted",
            "DeliveryStarted",
            "CourierAssigned",
            "PickedUp",
            "DeliveryCompleted");

    /** A span, and how many are above it up to the first one. */
    record Row(Span span, int depth) {}

    static Trace of(long order, Collection<Span> spans) {
        Set<String> traces =
                spans.stream().filter(span -> span.isOf(order)).map(Span::trace).collect(Collectors.toSet());
        List<Span> chosen =
                spans.stream().filter(span -> traces.contains(span.trace())).toList();
        Set<String> known = chosen.stream().map(Span::id).collect(Collectors.toSet());
        Map<String, List<Span>> children = chosen.stream()
                .filter(span -> known.contains(span.parent()))
                .collect(Collectors.groupingBy(Span::parent));
        List<Row> rows = new ArrayList<>();
        chosen.stream()
                .filter(span -> !known.contains(span.parent()))
                .sorted(Comparator.comparingLong(Span::begin))
                .forEach(span -> hang(span, 0, children, rows));
        return new Trace(order, List.copyOf(rows));
    }

    private static void hang(Span span, int depth, Map<String, List<Span>> children, List<Row> rows) {
        rows.add(new Row(span, depth));
        children.getOrDefault(span.id(), List.of()).stream()
                .sorted(Comparator.comparingLong(child -> over(child, children)))
                .forEach(child -> hang(child, depth + 1, children, rows));
    }

    private static long over(Span span, Map<String, List<Span>> children) {
        return children.getOrDefault(span.id(), List.of()).stream()
                .mapToLong(child -> over(child, children))
                .reduce(span.end(), Math::max);
    }

    List<Span> spans() {
        return rows.stream().map(Row::span).toList();
    }

    /** Those that have a part in it, in the order of the way. */
    List<String> services() {
        return Stream.concat(SERVICES.stream(), spans().stream().map(Span::service))
                .distinct()
                .filter(service ->
                        spans().stream().anyMatch(span -> span.service().equals(service)))
                .toList();
    }

    long begin() {
        return spans().stream().mapToLong(Span::begin).min().orElse(0);
    }

    /** What a whole trace has and this one has not. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        SERVICES.stream()
                .filter(service -> !services().contains(service))
                .forEach(service -> faults.add("no span of " + service));
        EVENTS.stream()
                .filter(event -> !has("outbox " + event))
                .forEach(event -> faults.add("no span of " + event + " in an outbox"));
        EVENTS.stream().filter(event -> !has("take " + event)).forEach(event -> faults.add("nobody takes " + event));
        rows.stream()
                .filter(row -> row.depth() == 0)
                .skip(1)
                .forEach(row -> faults.add("no parent of " + row.span().service() + " "
                        + row.span().name()));
        return faults;
    }

    private boolean has(String name) {
        return spans().stream().anyMatch(span -> span.name().equals(name));
    }

    /** One line a span; times are milliseconds, the beginning counts from that of the trace. */
    String table() {
        return rows.stream()
                .map(row -> String.format(
                        Locale.ROOT,
                        "%-10s %-44s %9.1f %9.1f%n",
                        row.span().service(),
                        "  ".repeat(row.depth()) + row.span().name(),
                        (row.span().begin() - begin()) / 1e6,
                        (row.span().end() - row.span().begin()) / 1e6))
                .collect(Collectors.joining(
                        "", String.format("%-10s %-44s %9s %9s%n", "service", "span", "start", "ms"), ""));
    }
}
