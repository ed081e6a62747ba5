package io.baedal.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Threads that stand still at the worst moment, and consumers that fail or fall asleep. */
final class RaceDrills {

    private static final String RELAY = "io.baedal.platform.OutboxSender.send@entry";

    private RaceDrills() {}

    static List<Drill> all() {
        return List.of(
                new Drill("release-races-order", "a released hold cancels its order, which comes late", stage -> {
                    // Longer than the limit of a hold: the sweep asks, hears that there is no such order, and releases.
                    pause(stage, "order", "io.baedal.order.Payments.authorize@exit", 9);
                }),
                new Drill("capture-races-release", "sweep and event capture once", stage -> {
                    // Ordered is late for all, so every hold comes to its limit and Order is asked about it.
                    pause(stage, "order", RELAY, 10);
                }),
                new Drill(
                        "relay-frozen",
                        "the others go on, its events follow",
                        stage -> pause(stage, "store", RELAY, 8)),
                new Drill("consumer-frozen", "its partitions move and come back", stage -> {
                    // Longer than max.poll.interval.ms, which the drills set to 15 s.
                    pause(stage, "store", "io.baedal.platform.EventReceiver.receiveOneByOne@entry", 20);
                }),
                consumerFails(),
                relayFrozenWithLane());
    }

    static Drill relayFrozenWithLane() {
        return new Drill(
                "relay-frozen-with-lane",
                "another instance sends the other lanes and not these",
                RaceDrills::twoRelays);
    }

    private static void pause(Stage stage, String service, String place, int seconds) {
        FaultFiles faults = stage.suite().faults();
        int before = faults.struck(service).size();
        faults.arm(
                service, "pause=" + place + "#2:" + Duration.ofSeconds(seconds).toMillis());
        stage.pass(Duration.ofSeconds(seconds + 5));
        stage.expect(
                service + " stood still at " + place, faults.struck(service).size() > before);
        stage.struck(1);
        faults.arm(service);
    }

    /** Retried until it works, while the event's partition waits. */
    static Drill consumerFails() {
        return new Drill("consumer-fails-for-a-while", "the event is taken when it can be", stage -> {
            stage.suite().faults().arm("store", "fail=io.baedal.store.Store.take@entry#2-7");
            stage.pass(Duration.ofSeconds(10));
            stage.struck(6);
            stage.suite().faults().arm("store");
        });
    }

    /** Two processes on one H2 file, which the first one opens for the other; their ways back are the usual ones. */
    private static void twoRelays(Stage stage) {
        Suite suite = stage.suite();
        String options = suite.environment().get(Suite.optionsVariable("order"));
        suite.set(
                Suite.optionsVariable("order"),
                options + " -Dspring.datasource.url=jdbc:h2:file:" + suite.folder()
                        + "/data/order/order;WRITE_DELAY=0;LOCK_TIMEOUT=2000;AUTO_SERVER=TRUE");
        suite.terminate("order");
        suite.up();
        Process other = suite.another("order", 2, Suite.freePort());
        try {
            awaitLog(stage, other);
            pause(stage, "order", RELAY, 8);
            stage.calm();
            stage.awaitNothingWaits(Duration.ofSeconds(30));
            stage.expect("no event is sent twice", stage.window().look().isEveryEventOnce());
        } finally {
            end(other);
            suite.set(Suite.optionsVariable("order"), options);
            suite.terminate("order");
            suite.up();
        }
    }

    private static void awaitLog(Stage stage, Process other) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!stage.suite().log("order-2").contains("Started OrderApplication") && System.nanoTime() < end) {
            stage.pass(Duration.ofMillis(500));
        }
        stage.expect("a second instance runs", other.isAlive());
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
