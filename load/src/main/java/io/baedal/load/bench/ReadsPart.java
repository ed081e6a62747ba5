package io.baedal.load.bench;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a second through the gateway: a menu, one order, and pages of lists as an operator sees them. */
final class ReadsPart implements Part {

    private static final int CONNECTIONS = 16;

    @Override
    public String name() {
        return "reads";
    }

    @Override
    public Duration length(Plan plan) {
        return plan.roundsOf(5);
    }

    @Override
    public void measure(Field field, Figures figures) {
        Map<String, Target> targets = targets(field);
        Rounds<String> trials = new Rounds<>();
        for (int round = 0; round < field.plan().rounds(); round++) {
            targets.forEach((name, target) -> trials.add(name, field.closed(field.ours(), target, CONNECTIONS)));
        }
        figures.begin("Reads, " + CONNECTIONS + " connections");
        trials.forEach((name, each) -> tell(figures, name, each));
    }

    private static Map<String, Target> targets(Field field) {
        Ours ours = field.ours();
        List<String> orders = new ArrayList<>();
        field.generator()
                .closed(
                        ours.orders(),
                        CONNECTIONS,
                        Duration.ofSeconds(2),
                        (response, _) -> orders.add(response.headers().get(HttpHeaderNames.LOCATION)));
        Trial.rest(ours);
        List<String> operator = List.of(ours.operator());
        Map<String, Target> targets = new LinkedHashMap<>();
        targets.put("a menu", Calls.reads(ours.port(), _ -> "/catalog/stores/1", List.of()));
        targets.put(
                "an order", Calls.reads(ours.port(), number -> orders.get((int) (number % orders.size())), operator));
        targets.put("a page of orders", Calls.reads(ours.port(), _ -> "/orders?size=20", operator));
        targets.put("a page of the dashboard", Calls.reads(ours.port(), _ -> "/dashboards?size=20", operator));
        return targets;
    }

    private static void tell(Figures figures, String name, List<Trial> trials) {
        figures.add(
                "ours",
                name,
                OrdersPart.each(trials, trial -> trial.round().perSecond()),
                "reads/s",
                Limit.of(trials, CONNECTIONS));
        figures.add(
                "ours",
                name + ", p50",
                OrdersPart.each(trials, trial -> trial.round().millis(50)),
                "ms");
        figures.add(
                "ours",
                name + ", p99",
                OrdersPart.each(trials, trial -> trial.round().millis(99)),
                "ms");
        figures.add("ours", name + ", CPU", OrdersPart.each(trials, Trial::millisACall), "ms");
        figures.add(
                "ours",
                name + ", failed",
                OrdersPart.each(trials, trial -> trial.round().failed()),
                "calls");
    }
}
