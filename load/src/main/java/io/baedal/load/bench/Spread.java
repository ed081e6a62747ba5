package io.baedal.load.bench;

import java.util.List;

/** What several rounds gave: the one in the middle, with the least and the most beside it. */
record Spread(double median, double least, double most) {

    /** @throws IllegalArgumentException without any round */
    static Spread of(List<Double> rounds) {
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("a spread needs at least one round");
        }
        List<Double> sorted = rounds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.getFirst(), sorted.getLast());
    }

    static Spread of(double only) {
        return new Spread(only, only, only);
    }
}
