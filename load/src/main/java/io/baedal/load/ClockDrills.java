package io.baedal.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Machines that do not agree about the time, by five minutes to either side. What is off is what a service asks: its
 * clock, the time of Payment's database and the time that Kafka's client writes on a message. The broker and the
 * database servers themselves are on time.
 */
final class ClockDrills {

    private static final Duration OFF = Duration.ofMinutes(5);
    private static final Duration WORK = Duration.ofSeconds(10);
    private static final Duration TO_SETTLE = Duration.ofSeconds(60);
    private static final Duration HOLD_LIMIT = Duration.ofSeconds(8);

    private static final Map<String, List<String>> EVERYWHERE = Map.of(
            "io.baedal.platform.OutboxConfiguration.clock",
            Suite.SERVICES,
            "org.apache.kafka.common.utils.SystemTime.milliseconds",
            Suite.SERVICES,
            "io.baedal.platform.DatabaseClock.now",
            List.of("payment"));

    private ClockDrills() {}

    static List<Drill> all() {
        return List.of(new Drill("clocks-apart", "times are wrong and nothing else is", stage -> {
            set(stage, 1);
            stage.pass(WORK);
            set(stage, -1);
            stage.pass(WORK);
            // Payment is ahead now, and is put right when no hold is left: it would be young for five minutes more.
            stage.calm();
            stage.awaitNothingWaits(TO_SETTLE);
            stage.pass(HOLD_LIMIT);
            set(stage, 0);
        }));
    }

    /** Every other service is ahead, the rest behind; a jump of ten minutes for each when the sign changes. */
    private static void set(Stage stage, int sign) {
        for (int i = 0; i < Suite.SERVICES.size(); i++) {
            String service = Suite.SERVICES.get(i);
            long millis = sign * (i % 2 == 0 ? OFF.toMillis() : -OFF.toMillis());
            stage.suite().faults().mutate(service, faults(service, millis));
            stage.suite().terminate(service);
            stage.struck(1);
        }
        stage.suite().up();
    }

    private static String[] faults(String service, long millis) {
        List<String> faults = new ArrayList<>();
        EVERYWHERE.forEach((clock, services) -> {
            if (millis != 0 && services.contains(service)) {
                faults.add("shift=" + clock + ":" + millis);
            }
        });
        return faults.toArray(String[]::new);
    }
}
