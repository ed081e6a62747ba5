package io.baedal.load.bench;

import org.HdrHistogram.Histogram;

/**
 * What came of some seconds of calls; a call that was not answered as wanted has failed and has no latency. Those that
 * were under way when the time was over are only in {@code all}.
 */
record Round(double seconds, long answered, long all, long failed, Histogram micros) {

    private static final double MICROS_A_MILLI = 1000;

    double perSecond() {
        return answered / seconds;
    }

    double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / MICROS_A_MILLI;
    }
}
