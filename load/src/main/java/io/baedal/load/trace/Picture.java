package io.baedal.load.trace;

import io.baedal.load.trace.Journey.Step;
import io.baedal.load.trace.TimeAxis.Stretch;
import io.baedal.load.trace.Trace.Row;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Stream;

/**
 * A trace as an SVG that needs nothing else: a line a span, a colour a service. It brings its own ground, so that it is
 * read on a light page and on a dark one; each follows what the reader's system prefers.
 */
final class Picture {

    private static final Map<String, String> COLOURS = Map.of(
            "gateway", "#7b8794",
            "order", "#3b82f6",
            "payment", "#12a150",
            "store", "#e08a00",
            "delivery", "#8b5cf6",
            "dashboard", "#e0508c");
    private static final String COLOUR_OF_OTHERS = "#888888";
    private static final String OUTBOX = "outbox ";

    private static final String HEAD = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img" aria-labelledby="title">
            <style>
              text { font: 12px system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; fill: #1f2933; }
              text.muted { font-size: 11px; fill: #5b6875; }
              text.title { font-size: 17px; font-weight: 600; }
              text.step { font-weight: 600; }
              .ground { fill: #ffffff; stroke: #d5dbe1; }
              .gap { fill: #ffffff; opacity: .65; }
              .pause { fill: #f1f4f7; }
              .line { stroke: #e6eaee; }
              .act { stroke: #7b8794; stroke-dasharray: 2 3; }
              @media (prefers-color-scheme: dark) {
                text { fill: #e4e9ee; }
                text.muted { fill: #9aa5b1; }
                .ground { fill: #12171d; stroke: #333d47; }
                .gap { fill: #12171d; }
                .pause { fill: #1c232b; }
                .line { stroke: #252d36; }
              }
            </style>
            <defs>
              <pattern id="waits" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect class="gap" width="2.2" height="5"/>
              </pattern>
            </defs>
            <rect class="ground" x=".5" y=".5" width="%3$d" height="%4$d" rx="10"/>
            """;

    private static final int WIDTH = 1200;
    private static final int LEFT = 20;
    private static final int TREE_LEFT = 92;
    private static final int INDENT = 12;
    private static final int AXIS_LEFT = 372;
    /** The duration of what ends last stands behind its bar. */
    private static final int AXIS_RIGHT = WIDTH - 64;

    private static final int ROWS_TOP = 142;
    private static final int ROW = 22;

    private final StringBuilder svg = new StringBuilder();
    private final Trace trace;
    private final List<Step> steps;
    private final TimeAxis axis;
    private final int bottom;

    private Picture(Trace trace, List<Step> steps) {
        this.trace = trace;
        this.steps = steps;
        this.axis = TimeAxis.of(
                Stream.concat(
                                trace.spans().stream().map(span -> new Stretch(span.begin(), span.end())),
                                steps.stream().map(step -> new Stretch(step.at(), step.at())))
                        .toList(),
                AXIS_LEFT,
                AXIS_RIGHT);
        this.bottom = ROWS_TOP + trace.rows().size() * ROW;
    }

    /** {@code steps} are what people did meanwhile; all their requests but the first are traces of their own. */
    static String of(Trace trace, List<Step> steps) {
        return new Picture(trace, steps).draw();
    }

    private String draw() {
        add(HEAD, WIDTH, bottom + 20, WIDTH - 1, bottom + 19);
        title();
        legend();
        pauses();
        ticks();
        steps();
        for (int i = 0; i < trace.rows().size(); i++) {
            row(trace.rows().get(i), ROWS_TOP + i * ROW);
        }
        return add("</svg>").toString();
    }

    private void title() {
        add("<text class=\"title\" id=\"title\" x=\"%d\" y=\"34\">One order, one trace</text>", LEFT);
        text(
                "muted",
                LEFT,
                54,
                "%d spans in %d services. Milliseconds since each step; the pauses before the next one are cut out."
                        .formatted(trace.rows().size(), trace.services().size()));
    }

    private void legend() {
        double x = LEFT;
        for (String service : trace.services()) {
            bar(x, 68, 12, service, false);
            text("", x + 18, 78, service);
            x += 98;
        }
        bar(x, 68, 26, "order", true);
        text("", x + 32, 78, "in the outbox, until Kafka has the event");
    }

    private void pauses() {
        for (double x : axis.pauses()) {
            add(
                    "<rect class=\"pause\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                    x, ROWS_TOP, TimeAxis.PAUSE, bottom - ROWS_TOP);
        }
    }

    private void ticks() {
        for (Entry<Double, Long> tick : axis.ticks(steps.stream().map(Step::at).toList())) {
            line("line", tick.getKey(), ROWS_TOP - 4);
            middle(tick.getKey(), ROWS_TOP - 8, String.valueOf(tick.getValue()));
        }
    }

    private void steps() {
        for (Step step : steps) {
            double x = axis.x(step.at());
            line("act", x, ROWS_TOP - 4);
            text("step", x - 3, ROWS_TOP - 26, step.name());
        }
    }

    private void row(Row row, int top) {
        Span span = row.span();
        double indent = TREE_LEFT + row.depth() * INDENT;
        int base = top + 15;
        add("<line class=\"line\" x1=\"12\" x2=\"%1$d\" y1=\"%2$d\" y2=\"%2$d\"/>", WIDTH - 12, top);
        text("muted", LEFT, base, span.service());
        add("<circle cx=\"%.1f\" cy=\"%d\" r=\"4\" fill=\"%s\"/>", indent + 4, top + 11, colour(span.service()));
        text("", indent + 13, base, span.name());
        double x = axis.x(span.begin());
        double width = Math.max(2, axis.x(span.end()) - x);
        bar(x, top + 5, width, span.service(), span.name().startsWith(OUTBOX));
        text("muted", x + width + 5, base, millis(span) + " ms");
    }

    private void bar(double x, int top, double width, String service, boolean waits) {
        String bar = "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"12\" rx=\"2\" fill=\"%s\"/>";
        add(bar, x, top, width, colour(service));
        if (waits) {
            add(bar, x, top, width, "url(#waits)");
        }
    }

    private void line(String kind, double x, int top) {
        add("<line class=\"%1$s\" x1=\"%2$.1f\" x2=\"%2$.1f\" y1=\"%3$d\" y2=\"%4$d\"/>", kind, x, top, bottom);
    }

    private void text(String kind, double x, int y, String text) {
        add("<text class=\"%s\" x=\"%.1f\" y=\"%d\">%s</text>", kind, x, y, escape(text));
    }

    private void middle(double x, int y, String text) {
        add("<text class=\"muted\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>", x, y, escape(text));
    }

    private StringBuilder add(String format, Object... values) {
        return svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String colour(String service) {
        return COLOURS.getOrDefault(service, COLOUR_OF_OTHERS);
    }

    private static String millis(Span span) {
        double millis = span.duration().toNanos() / 1e6;
        return String.format(Locale.ROOT, millis < 10 ? "%.1f" : "%.0f", millis);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
