package io.baedal.load.bench;

import java.util.List;

/** What kept a round from more, as far as the round itself shows it; only a profile shows more. */
final class Limit {

    /** The rest is what the kernel needs to change between so many threads. */
    private static final double NEARLY_ALL = 0.9;

    private Limit() {}

    static String of(List<Trial> trials, int connections) {
        double busy = Spread.of(OrdersPart.each(trials, Trial::busy)).median();
        String share = Math.round(100 * busy) + " % of the processors busy";
        if (busy >= NEARLY_ALL) {
            return "processors (" + share + ")";
        }
        if (connections == 1) {
            return "the way of one order (" + share + ")";
        }
        return "waiting: commits, locks or connections (" + share + ")";
    }
}
