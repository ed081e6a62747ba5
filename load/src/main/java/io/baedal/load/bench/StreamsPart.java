package io.baedal.load.bench;

import io.netty.channel.group.ChannelGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** How soon a thousand watchers have an order's row, counted from the answer to the order. */
final class StreamsPart implements Part {

    static final int STREAMS = 1_000;

    private static final double ORDERS_PER_SECOND = 2;

    /** The dashboard has places for a thousand, and finds out by its heartbeat who of before has hung up. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(20);

    @Override
    public String name() {
        return "streams";
    }

    @Override
    public Duration length(Plan plan) {
        return plan.roundsOf(2).plus(HEARTBEAT);
    }

    static String percentile(int percentile) {
        return "answer to watcher, p" + percentile + ", " + STREAMS + " streams";
    }

    /** The streams stay open over all rounds, as those of people do. */
    @Override
    public void measure(Field field, Figures figures) {
        Ours ours = field.ours();
        LockSupport.parkNanos(HEARTBEAT.toNanos());
        List<Lag> watchers = Stream.generate(Lag::new).limit(STREAMS).toList();
        ChannelGroup streams = field.generator().watch(ours.port(), ours.operator(), watchers);
        Trial.rest(ours);
        List<Outcome> rounds = new ArrayList<>();
        for (int round = 0; round < field.plan().rounds(); round++) {
            rounds.add(round(field, watchers));
        }
        streams.close().awaitUninterruptibly();
        figures.begin("Streams");
        figures.add("ours", percentile(50), rounds.stream().map(Outcome::p50).toList(), "ms");
        figures.add("ours", percentile(99), rounds.stream().map(Outcome::p99).toList(), "ms");
        figures.add(
                "ours",
                "rows not seen by a watcher",
                rounds.stream().map(Outcome::unseen).toList(),
                "rows");
    }

    private record Outcome(double p50, double p99, double unseen) {}

    private static Outcome round(Field field, List<Lag> watchers) {
        Ours ours = field.ours();
        watchers.forEach(Lag::forget);
        field.generator()
                .open(
                        ours.orders(),
                        1,
                        ORDERS_PER_SECOND,
                        field.plan().round(),
                        (response, nanos) -> watchers.forEach(watcher -> watcher.answered(response, nanos)));
        Trial.rest(ours);
        return new Outcome(
                Lag.millis(watchers, 50),
                Lag.millis(watchers, 99),
                watchers.stream().mapToLong(Lag::unseen).sum());
    }
}
