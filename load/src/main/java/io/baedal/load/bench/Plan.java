package io.baedal.load.bench;

import java.time.Duration;

/** How long and how often; {@code BAEDAL_BENCH_ROUNDS=1 BAEDAL_BENCH_SECONDS=3} only shows that everything works. */
record Plan(int rounds, Duration round) {

    static Plan chosen() {
        return new Plan(
                Integer.getInteger("baedal.bench.rounds", 3),
                Duration.ofSeconds(Integer.getInteger("baedal.bench.seconds", 10)));
    }

    /** So many warm-up rounds at most, however much faster each is: the full compiler takes minutes of load. */
    int warmUpRounds() {
        return 12 * rounds;
    }

    Duration roundsOf(int each) {
        return round.multipliedBy((long) rounds * each);
    }
}
