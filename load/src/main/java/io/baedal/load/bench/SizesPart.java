package io.baedal.load.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an order and a page of a list cost with a thousand, a hundred thousand and a million orders in the tables. */
final class SizesPart implements Part {

    static final String ORDER = "an order";
    static final String CUSTOMERS_PAGE = "a customer's page of orders";
    static final String OPERATORS_PAGE = "an operator's page of the dashboard";

    private static final int CONNECTIONS = 16;
    private static final int WARM_UP_ROUNDS = 4;

    @Override
    public String name() {
        return "sizes";
    }

    /** Five minutes for each size to be filled and started. */
    @Override
    public Duration length(Plan plan) {
        return plan.roundsOf(4 * Fill.SIZES.length)
                .plus(plan.round().multipliedBy((long) WARM_UP_ROUNDS * Fill.SIZES.length))
                .plus(Duration.ofMinutes(5).multipliedBy(Fill.SIZES.length));
    }

    @Override
    public boolean isUsual() {
        return false;
    }

    static String cost(String what, int size) {
        return "CPU of " + what + " at " + size;
    }

    /** One suite after the other, each filled from nothing. */
    @Override
    public void measure(Field field, Figures figures) {
        figures.begin("With many orders in the tables");
        for (int size : Fill.SIZES) {
            try (Ours ours = Ours.filled(field.storage(), size)) {
                measure(field, ours, size, figures);
            }
        }
    }

    private static void measure(Field field, Ours ours, int size, Figures figures) {
        Map<String, Target> targets = targets(ours);
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            targets.values().forEach(target -> field.closed(ours, target, CONNECTIONS));
        }
        Rounds<String> trials = new Rounds<>();
        for (int round = 0; round < field.plan().rounds(); round++) {
            targets.forEach((what, target) -> trials.add(what, field.closed(ours, target, CONNECTIONS)));
        }
        trials.forEach((what, each) -> {
            figures.add("ours", cost(what, size), OrdersPart.each(each, Trial::millisACall), "ms");
            figures.add(
                    "ours",
                    "p50 of " + what + " at " + size,
                    OrdersPart.each(each, trial -> trial.round().millis(50)),
                    "ms");
            figures.add(
                    "ours",
                    "failed of " + what + " at " + size,
                    OrdersPart.each(each, trial -> trial.round().failed()),
                    "calls");
        });
    }

    private static Map<String, Target> targets(Ours ours) {
        Map<String, Target> targets = new LinkedHashMap<>();
        targets.put(ORDER, ours.orders());
        targets.put(CUSTOMERS_PAGE, Calls.reads(ours.port(), _ -> "/orders?size=20", ours.tokens()));
        targets.put(OPERATORS_PAGE, Calls.reads(ours.port(), _ -> "/dashboards?size=20", List.of(ours.operator())));
        return targets;
    }
}
