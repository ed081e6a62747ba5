package io.baedal.load;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Whole processes that are killed, frozen or away. */
final class OutageDrills {

    private static final Duration AWAY = Duration.ofSeconds(60);

    private OutageDrills() {}

    static List<Drill> all() {
        return List.of(
                killed("order"),
                killed("payment"),
                killed("broker"),
                new Drill(
                        "killed-after-acknowledgement",
                        "what was acknowledged is in the H2 file",
                        OutageDrills::killAtOnce),
                frozen("order", 4),
                frozen("payment", 4),
                frozen("broker", 8),
                away("store"),
                away("delivery"),
                away("dashboard"),
                away("broker"));
    }

    private static Drill killed(String service) {
        return new Drill(
                "kill9-" + service,
                "nothing lost, nothing twice",
                stage -> IntStream.range(0, 3).forEach(_ -> {
                    stage.passAtRandom(2_000);
                    stage.killAndStart(service);
                }));
    }

    private static void killAtOnce(Stage stage) {
        Client client = new Client(stage.suite());
        for (int i = 0; i < 3; i++) {
            long acknowledged = 0;
            for (int burst = 0; burst < 10; burst++) {
                acknowledged = client.order(1, 11, 1);
            }
            stage.killAndStart("order");
            stage.expect(
                    "order " + acknowledged + " outlives the kill right after its answer",
                    client.get("/orders/" + acknowledged).status() == 200);
        }
    }

    /** SIGSTOP for some seconds: connections stay open and nobody answers. */
    private static Drill frozen(String service, int seconds) {
        return new Drill("freeze-" + service, "callers are answered in time, nothing lost", stage -> {
            stage.suite().freeze(service);
            stage.struck(1);
            stage.pass(Duration.ofSeconds(seconds));
            stage.suite().thaw(service);
            stage.pass(Duration.ofSeconds(3));
        });
    }

    private static Drill away(String service) {
        return new Drill(service + "-away-60s", "orders go on; all of them arrive afterwards", stage -> {
            stage.suite().kill(service);
            stage.struck(1);
            int before = stage.accepted();
            stage.pass(AWAY);
            stage.expect("orders are taken meanwhile", stage.accepted() - before > AWAY.toSeconds() * 3);
            stage.suite().up();
        });
    }
}
