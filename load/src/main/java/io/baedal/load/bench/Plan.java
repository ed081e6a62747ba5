package io.baedal.load.bench;

import java.time.Duration;

/** How long and how often: {@code make bench ROUNDS=1 SECONDS=3} only shows that everything works. */
record Plan(int rounds, Duration round) {

    static Plan chosen() {
        return new Plan(
                Integer.getInteger("baedal.bench.rounds", 3),
                Duration.ofSeconds(Integer.getInteger("baedal.bench.seconds", 10)));
    }

    /** Half as long as a round that counts. */
    Duration warmUpRound() {
        return round.dividedBy(2);
    }

    /** So many warm-up rounds at most, however much they differ. */
    int warmUpRounds() {
        return 4 * rounds;
    }

    Duration roundsOf(int each) {
        return round.multipliedBy((long) rounds * each);
    }
}
