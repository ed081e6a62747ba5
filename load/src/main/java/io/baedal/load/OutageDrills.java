package io.baedal.load;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whole processes that are killed, frozen or away. */
final class OutageDrills {

    private static final Duration AWAY = Duration.ofSeconds(60);
    private static final Duration LONG_AWAY = Duration.ofMinutes(15);

    /** What five thousand orders said has to be sent and heard. */
    private static final Duration TO_CATCH_UP = Duration.ofMinutes(5);

    private static final int KILLS = 20;
    private static final int ORDERS_BETWEEN_KILLS = 5;

    /** A breaker that opened during an outage closes within ten seconds, and customers double their wait up to eight. */
    private static final Duration UNTIL_ORDERED = Duration.ofSeconds(40);

    private static final int MOST_MILLIS_UNTIL_KILLED = 2_000;
    private static final int TIMES_TOLD = 3;

    /** A pod has 45 s, ten of which it spends waiting until everybody has heard. */
    private static final Duration GRACE = Duration.ofSeconds(35);

    private OutageDrills() {}

    static List<Drill> all() {
        return List.of(
                killed("order"),
                killed("payment"),
                killed("broker"),
                new Drill(
                        "killed-after-acknowledgement",
                        "what was acknowledged is in the database",
                        OutageDrills::killAtOnce),
                frozen("order", 4),
                frozen("payment", 4),
                frozen("broker", 8),
                away("store"),
                away("delivery"),
                away("dashboard"),
                away("broker"),
                toldToLeave("order", "after-hold"),
                toldToLeave("payment", "in-hold"),
                toldToLeave("store", "in-stock-take"),
                toldToLeave("delivery", "in-job"),
                toldToLeave("dashboard", "in-row"));
    }

    /** Only when it is named. */
    static Drill brokerAwayForLong() {
        return new Drill("broker-away-15m", "orders go on; all of them arrive afterwards", stage -> {
            stayAway(stage, "broker", LONG_AWAY);
            stage.calm();
            stage.expect("everything is heard", stage.awaitNothingWaits(TO_CATCH_UP));
        });
    }

    /** Each time in the middle of orders that are being taken: who is killed while nothing happens loses nothing. */
    private static Drill killed(String service) {
        return new Drill("kill9-" + service, "nothing lost, nothing twice", stage -> {
            int underLoad = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                underLoad += stage.awaitAccepted(ORDERS_BETWEEN_KILLS, UNTIL_ORDERED) ? 1 : 0;
                stage.passAtRandom(MOST_MILLIS_UNTIL_KILLED);
                stage.killAndStart(service);
            }
            stage.expect("orders come in again before each kill, not only before " + underLoad, underLoad == KILLS);
        });
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

    /** SIGTERM in the middle of a request or an event, which stays there for two seconds so that it is the middle. */
    private static Drill toldToLeave(String service, String point) {
        String place = CrashDrills.POINTS.get(service).get(point);
        return new Drill("sigterm-" + service, "what is in hand is done, and then it is gone", stage -> {
            for (int time = 0; time < TIMES_TOLD; time++) {
                holdAt(stage, service, place);
                Instant told = Instant.now();
                stage.suite().terminate(service);
                Duration left = Duration.between(told, Instant.now());
                stage.suite().faults().disarm(service);
                stage.struck(1);
                stage.suite().up();
                stage.measured("left %d ms after it was told".formatted(left.toMillis()));
                stage.expect("it leaves in its time of grace", left.compareTo(GRACE) < 0);
                List<String> unanswered = stage.unanswered(told);
                stage.expect("whoever waits for an answer then gets it, not " + unanswered, unanswered.isEmpty());
            }
        });
    }

    private static void holdAt(Stage stage, String service, String place) {
        FaultFiles faults = stage.suite().faults();
        int before = faults.struck(service).size();
        faults.arm(service, "pause=" + place + "#1:2000");
        stage.expect(
                service + " comes to " + place,
                Patience.await(UNTIL_ORDERED, () -> faults.struck(service).size() > before));
    }

    private static Drill away(String service) {
        return new Drill(
                service + "-away-60s",
                "orders go on; all of them arrive afterwards",
                stage -> stayAway(stage, service, AWAY));
    }

    private static void stayAway(Stage stage, String service, Duration time) {
        stage.suite().kill(service);
        stage.struck(1);
        int before = stage.accepted();
        stage.pass(time);
        stage.expect("orders are taken meanwhile", stage.accepted() - before > time.toSeconds() * 3);
        stage.suite().up();
    }
}
