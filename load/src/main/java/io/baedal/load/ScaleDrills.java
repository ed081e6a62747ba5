package io.baedal.load;

import io.baedal.load.History.Step;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * One process of a service becomes three and one again, under load: the events move between them at every step. One of
 * the two leaves as an operator would send it away, the other is killed. Only where the database can have three clients.
 */
final class ScaleDrills {

    static final String SCALE = "scale-";

    private static final int FIRST_NUMBER = 2_000_000;
    private static final int ORDERS = 40;

    private ScaleDrills() {}

    static List<Drill> all() {
        return Suite.SERVICES.stream()
                .map(service -> new Drill(
                        SCALE + service,
                        "1 to 3 to 1: nothing lost, nothing twice, all three work",
                        stage -> scale(stage, service)))
                .toList();
    }

    private static void scale(Stage stage, String service) {
        List<Integer> ports = List.of(Suite.freePort(), Suite.freePort());
        Process second = stage.suite().another(service, 2, ports.getFirst());
        Process third = stage.suite().another(service, 3, ports.getLast());
        try {
            Stream.of(2, 3).forEach(number -> awaitStart(stage, service + "-" + number));
            stage.struck(2);
            stage.pass(Duration.ofSeconds(5));
            callAll(stage, service, ports);
            stage.expect(
                    "three processes hear events, not "
                            + stage.window().topics().hearers(service),
                    stage.window().topics().hearers(service) == 3);
        } finally {
            leave(second, third);
        }
        stage.struck(2);
        // Until the killed one is missed, its partitions wait.
        stage.pass(Duration.ofSeconds(12));
    }

    /** Orders are also placed at the other two directly; each key at both of them at once, and it is one order. */
    private static void callAll(Stage stage, String service, List<Integer> ports) {
        if (!service.equals("order")) {
            stage.pass(Duration.ofSeconds(15));
            return;
        }
        for (int number = FIRST_NUMBER; number < FIRST_NUMBER + ORDERS; number++) {
            String key = stage.shop().customer() + "-" + number;
            String order = stage.shop().order(number, key, "tok_ok");
            ports.forEach(port -> Thread.ofVirtual()
                    .start(() -> stage.history()
                            .callAt("http://127.0.0.1:" + port, Step.PLACE, key, "POST", "/orders", order)));
            stage.pass(Duration.ofMillis(300));
        }
    }

    private static void awaitStart(Stage stage, String instance) {
        Awaitility.await(instance)
                .atMost(Duration.ofSeconds(180))
                .until(() -> stage.suite().log(instance).contains("Started "));
    }

    private static void leave(Process politely, Process atOnce) {
        politely.destroy();
        atOnce.destroyForcibly();
        try {
            if (!politely.waitFor(30, TimeUnit.SECONDS)) {
                politely.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
