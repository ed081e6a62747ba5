package io.baedal.load.hpa;

import io.baedal.load.hpa.Course.Moment;
import io.baedal.load.hpa.LoadCurve.Phase;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** The load curve and below it, on the same minutes, each service's pods: one SVG that needs nothing else. */
final class Picture {

    private static final int LEFT = 166;
    private static final int WIDTH = 664;
    private static final int RIGHT = LEFT + WIDTH;
    private static final int WHOLE = 1000;

    private static final int LOAD_TOP = 112;
    private static final int LOAD_HEIGHT = 130;
    private static final int STRIPS_TOP = LOAD_TOP + LOAD_HEIGHT + 44;
    private static final int STRIP_HEIGHT = 52;
    private static final int STRIP_STEP = 72;

    private static final int MINUTES_BETWEEN_TICKS = 5;
    private static final int ORDERS_BETWEEN_TICKS = 5;

    private static final String STYLE = """
            <style>
              text { font: 12px system-ui, "Segoe UI", Roboto, sans-serif; fill: #44403c }
              .paper { fill: #ffffff }
              .title { font-size: 17px; font-weight: 600; fill: #1c1917 }
              .name { font-size: 13px; font-weight: 600; fill: #1c1917 }
              .end { text-anchor: end } .middle { text-anchor: middle }
              .grid { stroke: #e7e5e4; fill: none } .phase { stroke: #d6d3d1; stroke-dasharray: 2 3 }
              .load { stroke: #2563eb; stroke-width: 2; fill: none } .load-area { fill: #2563eb; fill-opacity: .13 }
              .ready { fill: #0d9488; fill-opacity: .55 } .starting { fill: #f59e0b }
              .pods { stroke: #0f766e; stroke-width: 1.5; fill: none }
              .most { stroke: #78716c; stroke-dasharray: 5 4; fill: none } .above { fill: #dc2626 }
              .hot { fill: #b91c1c; font-weight: 600 }
              @media (prefers-color-scheme: dark) {
                text { fill: #d6d3d1 } .title, .name { fill: #fafaf9 }
                .paper { fill: #191614 }
                .grid { stroke: #35302c } .phase { stroke: #57534e }
                .load { stroke: #60a5fa } .load-area { fill: #60a5fa; fill-opacity: .2 }
                .ready { fill: #2dd4bf; fill-opacity: .45 } .pods { stroke: #5eead4 } .starting { fill: #fbbf24 }
                .most { stroke: #a8a29e } .above { fill: #f87171 } .hot { fill: #fca5a5 }
              }
            </style>
            """;

    private final StringBuilder drawn = new StringBuilder();
    private final LoadCurve load;
    private final List<Course> courses;
    private final int bottom;
    private final int mostPods;

    Picture(LoadCurve load, List<Course> courses) {
        this.load = load;
        this.courses = courses;
        this.bottom = STRIPS_TOP + courses.size() * STRIP_STEP - (STRIP_STEP - STRIP_HEIGHT);
        this.mostPods = courses.stream()
                .mapToInt(course -> course.service().scaler().most())
                .max()
                .orElseThrow();
    }

    String svg() {
        int height = bottom + 60;
        add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">", WHOLE, height);
        add("<title>What the autoscalers would do over a lunch peak, simulated from measured processor time</title>");
        drawn.append(STYLE);
        add("<rect class=\"paper\" width=\"%d\" height=\"%d\" rx=\"8\"/>", WHOLE, height);
        text("title", 24, 34, "A lunch peak and the autoscalers, simulated from measured processor time");
        legend();
        phases();
        minutes();
        orders();
        for (int i = 0; i < courses.size(); i++) {
            strip(courses.get(i), STRIPS_TOP + i * STRIP_STEP);
        }
        add("</svg>");
        return drawn.toString();
    }

    private void legend() {
        int y = 62;
        add("<path class=\"load\" d=\"M24 %1$d h22\"/>", y - 4);
        text("", 52, y, "orders a second");
        box("ready", 172, y);
        text("", 192, y, "ready pods");
        box("starting", 276, y);
        text("", 296, y, "pods that start");
        add("<path class=\"most\" d=\"M404 %d h22\"/>", y - 4);
        text("", 432, y, "maxReplicas");
        add("<rect class=\"above\" x=\"528\" y=\"%d\" width=\"22\" height=\"4\"/>", y - 6);
        text("", 556, y, "ready pods use more than they request");
    }

    private void box(String style, int x, int y) {
        add("<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"14\" height=\"10\"/>", style, x, y - 9);
    }

    private void phases() {
        for (Phase phase : load.phases()) {
            double begin = x(load.beginOf(phase));
            double end = x(load.endOf(phase));
            if (begin > LEFT) {
                add("<path class=\"phase\" d=\"M%.1f %d V%d\"/>", begin, LOAD_TOP - 22, bottom);
            }
            text("middle", (begin + end) / 2, LOAD_TOP - 10, phase.name());
        }
    }

    private void minutes() {
        for (int minute = 0; minute * 60 <= load.seconds(); minute += MINUTES_BETWEEN_TICKS) {
            add("<path class=\"grid\" d=\"M%.1f %d v6\"/>", x(minute * 60), bottom + 4);
            text("middle", x(minute * 60), bottom + 24, String.valueOf(minute));
        }
        text("middle", LEFT + WIDTH / 2.0, bottom + 44, "minutes");
    }

    private void orders() {
        double most = load.most();
        for (int orders = 0; orders <= most; orders += ORDERS_BETWEEN_TICKS) {
            double y = LOAD_TOP + LOAD_HEIGHT * (1 - orders / most);
            add("<path class=\"grid\" d=\"M%d %.1f H%d\"/>", LEFT, y, RIGHT);
            text("end", LEFT - 8, y + 4, String.valueOf(orders));
        }
        text("name", 24, LOAD_TOP + 14, "load");
        text("", 24, LOAD_TOP + 32, "orders/s");
        StringBuilder line = new StringBuilder();
        for (int second = 0; second <= load.seconds(); second += 10) {
            line.append(format(
                    "%s%.1f %.1f",
                    second == 0 ? "M" : " L", x(second), LOAD_TOP + LOAD_HEIGHT * (1 - load.at(second) / most)));
        }
        int base = LOAD_TOP + LOAD_HEIGHT;
        add("<path class=\"load-area\" d=\"%s V%d H%d Z\"/>", line, base, LEFT);
        add("<path class=\"load\" d=\"%s\"/>", line);
    }

    private void strip(Course course, int top) {
        Scaled service = course.service();
        Autoscaler scaler = service.scaler();
        int base = top + STRIP_HEIGHT;
        text("name", 24, top + 14, service.name());
        text(
                "",
                24,
                top + 30,
                format("%.0fm, %d to %d pods", 1e3 * service.processor(), scaler.least(), scaler.most()));
        for (int pods = 0; pods <= scaler.most(); pods += 2) {
            add("<path class=\"grid\" d=\"M%d %.1f H%d\"/>", LEFT, y(base, pods), RIGHT);
        }
        text("end", LEFT - 8, y(base, scaler.least()) + 4, String.valueOf(scaler.least()));
        text("end", LEFT - 8, y(base, scaler.most()) + 4, String.valueOf(scaler.most()));
        add("<path class=\"starting\" d=\"%s V%d H%d Z\"/>", steps(course, base, Moment::replicas), base, LEFT);
        add("<path class=\"paper\" d=\"%s V%d H%d Z\"/>", steps(course, base, Moment::ready), base, LEFT);
        add("<path class=\"ready\" d=\"%s V%d H%d Z\"/>", steps(course, base, Moment::ready), base, LEFT);
        add("<path class=\"pods\" d=\"%s\"/>", steps(course, base, Moment::replicas));
        add("<path class=\"most\" d=\"M%d %.1f H%d\"/>", LEFT, y(base, scaler.most()), RIGHT);
        above(course, base);
        text("", RIGHT + 14, top + 14, format("most used: %.0f %%", course.mostUtilization()));
        long above = course.secondsAbove(100);
        text(above > 0 ? "hot" : "", RIGHT + 14, top + 30, above > 0 ? above + " s above 100 %" : "never above 100 %");
    }

    private String steps(Course course, int base, ToIntFunction<Moment> count) {
        StringBuilder path = new StringBuilder();
        int before = -1;
        for (int second = 0; second < course.moments().size(); second++) {
            int pods = count.applyAsInt(course.moments().get(second));
            if (before < 0) {
                path.append(format("M%d %.1f", LEFT, y(base, pods)));
            } else if (pods != before) {
                path.append(format(" H%.1f V%.1f", x(second), y(base, pods)));
            }
            before = pods;
        }
        return path.append(" H").append(RIGHT).toString();
    }

    private void above(Course course, int base) {
        int begin = -1;
        for (int second = 0; second <= course.moments().size(); second++) {
            boolean above = second < course.moments().size()
                    && course.moments().get(second).utilization() > 100;
            if (above && begin < 0) {
                begin = second;
            } else if (!above && begin >= 0) {
                add(
                        "<rect class=\"above\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"4\"/>",
                        x(begin), base + 3, x(second) - x(begin));
                begin = -1;
            }
        }
    }

    private double x(int second) {
        return LEFT + WIDTH * (double) second / load.seconds();
    }

    private double y(int base, int pods) {
        return base - STRIP_HEIGHT * (double) pods / mostPods;
    }

    private void text(String style, double x, double y, String words) {
        add("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>", style, x, y, words);
    }

    private void add(String element, Object... values) {
        drawn.append(format(element, values)).append('\n');
    }

    private static String format(String element, Object... values) {
        return String.format(Locale.ROOT, element, values);
    }
}
