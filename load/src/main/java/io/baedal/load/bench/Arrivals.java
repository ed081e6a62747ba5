package io.baedal.load.bench;

/**
 * When the calls of an open loop are due: at a fixed rate from the begin on, whatever became of those before. A latency
 * counted from here has the time in it that a call waited because the suite was slow.
 */
record Arrivals(long beginNanos, double perSecond) {

    private static final double NANOS = 1e9;

    Arrivals {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException("a rate must be more than 0, not " + perSecond);
        }
    }

    /** The first call is number 0. */
    long dueNanos(long number) {
        return beginNanos + Math.round(number * NANOS / perSecond);
    }

    /** How many are due before that time has passed. */
    long within(double seconds) {
        return (long) Math.ceil(seconds * perSecond);
    }
}
