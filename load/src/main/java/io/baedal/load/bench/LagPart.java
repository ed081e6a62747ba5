package io.baedal.load.bench;

import io.netty.channel.group.ChannelGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** From the answer to an order until its row is on the dashboard's stream, with next to no load and with much of it. */
final class LagPart implements Part {

    static final String IDLE = "idle";
    static final String BUSY = "at 80 %";

    private static final double ORDERS_WHEN_IDLE = 5;
    private static final double SHARE_WHEN_BUSY = 0.8;

    @Override
    public String name() {
        return "lag";
    }

    /** Idle rounds are three times as long, or they would have too few orders in them. */
    @Override
    public Duration length(Plan plan) {
        return plan.roundsOf(6);
    }

    static String percentile(int percentile, String load) {
        return "answer to row, p" + percentile + ", " + load;
    }

    @Override
    public void measure(Field field, Figures figures) {
        Ours ours = field.ours();
        double busy = SHARE_WHEN_BUSY * field.peak(ours, figures);
        figures.begin("From the answer to the dashboard's row");
        // Nobody watched while orders were warmed up, and what the dashboard does for watchers has to be compiled as
        // well.
        rounds(field, busy, field.plan().round());
        tell(figures, IDLE, rounds(field, ORDERS_WHEN_IDLE, field.plan().round().multipliedBy(3)));
        tell(figures, BUSY, rounds(field, busy, field.plan().round()));
    }

    private static List<Lag> rounds(Field field, double perSecond, Duration time) {
        List<Lag> rounds = new ArrayList<>();
        for (int round = 0; round < field.plan().rounds(); round++) {
            rounds.add(round(field, perSecond, time));
        }
        return rounds;
    }

    private static Lag round(Field field, double perSecond, Duration time) {
        Ours ours = field.ours();
        Lag lag = new Lag();
        ChannelGroup watcher = field.generator().watch(ours.port(), ours.operator(), List.of(lag));
        field.generator().open(ours.orders(), OpenPart.CONNECTIONS, perSecond, time, lag::answered);
        Trial.rest(ours);
        watcher.close().awaitUninterruptibly();
        return lag;
    }

    private static void tell(Figures figures, String load, List<Lag> rounds) {
        for (int percentile : new int[] {50, 95, 99}) {
            figures.add(
                    "ours",
                    percentile(percentile, load),
                    rounds.stream()
                            .map(lag -> Lag.millis(List.of(lag), percentile))
                            .toList(),
                    "ms");
        }
        figures.add(
                "ours",
                "rows not seen, " + load,
                rounds.stream().map(lag -> (double) lag.unseen()).toList(),
                "rows");
    }
}
