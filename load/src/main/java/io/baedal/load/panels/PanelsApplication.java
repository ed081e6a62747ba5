package io.baedal.load.panels;

import io.baedal.load.Lunches;
import io.baedal.load.Patience;
import io.baedal.load.Suite;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * {@code load/panels}: starts a suite with some orders to do and Debian's Prometheus to watch it, asks every query of the
 * dashboards and prints what came. Ends with 0 only if each has an answer and no alert fires.
 */
final class PanelsApplication {

    private static final int ORDERS_PER_MINUTE = 20;
    private static final int ORDERS_TO_SEE = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** The shortest window of the panels, so that no rate is of the time before. */
    private static final Duration WINDOW = Duration.ofSeconds(60);

    private PanelsApplication() {}

    static void main() throws IOException {
        if (!Prometheus.isInstalled()) {
            System.err.println(
                    "prometheus and promtool are missing: apt-get install prometheus (its service is not needed).");
            System.exit(2);
        }
        System.out.print(Prometheus.checkRules());
        List<String> wrong = watch();
        wrong.forEach(System.err::println);
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    private static List<String> watch() throws IOException {
        try (Suite suite = Suite.prepare()) {
            suite.up();
            try (Prometheus prometheus = Prometheus.watching(suite);
                    Lunches lunches = Lunches.begin(suite, ORDERS_PER_MINUTE)) {
                Awaitility.await("some orders").atMost(PATIENCE).until(() -> lunches.served() >= ORDERS_TO_SEE);
                suite.run(List.of("scripts/operations", "money"), 120);
                Patience.pass(WINDOW);
                return new Panels(prometheus).check();
            }
        }
    }
}
