package io.baedal.load.hpa;

import io.baedal.databases.Database.Address;
import io.baedal.databases.PostgresServer;
import io.baedal.load.Lunches;
import io.baedal.load.Patience;
import io.baedal.load.Suite;
import io.baedal.load.hpa.Cost.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads from the real processes what they use of the processor at some steady rates. Others who use the machine make an
 * order slower and not dearer, so the rates are modest and no time is measured. The databases are PostgreSQL, whose work
 * is not the services', as it will be in a cluster.
 */
final class Measurement {

    static final List<String> SERVICES =
            List.of("gateway", "frontend", "order", "store", "delivery", "payment", "dashboard", "identity");

    private static final List<String> WITH_A_DATABASE =
            List.of("order", "store", "delivery", "payment", "dashboard", "identity");

    /** Enough for the quick compiler, which is all that a pod has in its first minutes. */
    private static final Duration UNTIL_WARM = Duration.ofMinutes(3);

    /** Orders a minute, here and below. */
    private static final int RATE_TO_WARM = 60;

    /** Not in their order, or what is left of the warming would look like the work of few orders. */
    private static final List<Integer> RATES = List.of(45, 15, 60, 30);

    private static final int MOST_TRIES = 5;
    private static final Duration TO_SETTLE = Duration.ofSeconds(20);
    private static final Duration WINDOW = Duration.ofSeconds(90);

    /** Who shares a machine may have to wait for a payment, and shall not be refused. */
    private static final String PATIENT = "-Dspring.cloud.openfeign.client.config.payment.read-timeout=8000";

    private final Suite suite;
    private final Map<String, Double> starts = new LinkedHashMap<>();
    private final Map<String, List<Point>> points = new LinkedHashMap<>();

    private Measurement(Suite suite) {
        this.suite = suite;
        SERVICES.forEach(service -> points.put(service, new ArrayList<>()));
    }

    static List<Cost> take() {
        try (PostgresServer databases = PostgresServer.start(0);
                Suite suite = Suite.prepare()) {
            suite.useTimesOfProduction();
            suite.set("BAEDAL_ORDER_OPTS", PATIENT);
            suite.set("BAEDAL_SIGN_INS_PER_SECOND", "100");
            WITH_A_DATABASE.forEach(service -> useDatabase(suite, service, databases));
            Measurement measurement = new Measurement(suite);
            measurement.startAll();
            return measurement.costs();
        }
    }

    /** Order's may not be called so: it is a word of SQL. */
    private static void useDatabase(Suite suite, String service, PostgresServer databases) {
        Address address = databases.create("baedal_" + service);
        String variable = "BAEDAL_" + service.toUpperCase(Locale.ROOT) + "_DATABASE_";
        suite.set(variable + "URL", address.url());
        suite.set(variable + "USER", address.user());
        suite.set(variable + "PASSWORD", address.password());
    }

    /**
     * One after the other: all at once would take longer than the script waits, on a machine that others use. A build that
     * was started before has its classes at hand, as an image has.
     */
    private void startAll() {
        suite.up("broker");
        SERVICES.forEach(service -> {
            suite.up(service);
            starts.put(service, processorSeconds(service));
        });
        suite.up();
        print("processor seconds to start: " + starts);
    }

    private List<Cost> costs() {
        print("warming for " + UNTIL_WARM.toMinutes() + " minutes …");
        try (Lunches lunches = Lunches.begin(suite, RATE_TO_WARM)) {
            Patience.pass(UNTIL_WARM);
            print(lunches.served() + " orders, and " + lunches.failures().size() + " that failed");
        }
        RATES.forEach(this::measureAt);
        measureIdle();
        return SERVICES.stream()
                .map(service -> Cost.fitted(service, points.get(service), starts.get(service)))
                .toList();
    }

    /** Again when many were refused: that costs little, and would make an order look cheap. */
    private void measureAt(int rate) {
        int tries = 0;
        while (!isMeasuredAt(rate)) {
            tries++;
            if (tries == MOST_TRIES) {
                throw new IllegalStateException("This machine does not serve " + rate + " orders a minute.");
            }
        }
    }

    private boolean isMeasuredAt(int rate) {
        try (Lunches lunches = Lunches.begin(suite, rate)) {
            Patience.pass(TO_SETTLE);
            int before = lunches.served();
            int failed = lunches.failures().size();
            Map<String, Double> cores = coresInUse();
            int served = lunches.served() - before;
            failed = lunches.failures().size() - failed;
            if (failed * 20 > served) {
                print(failed + " of " + (served + failed) + " orders failed, such as by "
                        + lunches.failures().getLast());
                return false;
            }
            add(served / (double) WINDOW.toSeconds(), cores);
            return true;
        }
    }

    private void measureIdle() {
        Patience.pass(TO_SETTLE);
        add(0, coresInUse());
    }

    private Map<String, Double> coresInUse() {
        Map<String, Double> begin = processorSeconds();
        long start = System.nanoTime();
        Patience.pass(WINDOW);
        Map<String, Double> end = processorSeconds();
        double seconds = (System.nanoTime() - start) / 1e9;
        end.replaceAll((service, used) -> (used - begin.get(service)) / seconds);
        return end;
    }

    private Map<String, Double> processorSeconds() {
        Map<String, Double> used = new LinkedHashMap<>();
        SERVICES.forEach(service -> used.put(service, processorSeconds(service)));
        return used;
    }

    private double processorSeconds(String service) {
        return suite.processorTime(service).toMillis() / 1e3;
    }

    private void add(double orders, Map<String, Double> cores) {
        print(String.format(Locale.ROOT, "%5.2f orders/s took cores: %s", orders, rounded(cores)));
        cores.forEach((service, used) -> points.get(service).add(new Point(orders, used)));
    }

    private static Map<String, String> rounded(Map<String, Double> cores) {
        Map<String, String> rounded = new LinkedHashMap<>();
        cores.forEach((service, used) -> rounded.put(service, String.format(Locale.ROOT, "%.3f", used)));
        return rounded;
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
