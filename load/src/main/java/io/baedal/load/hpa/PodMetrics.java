package io.baedal.load.hpa;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the metrics server told an autoscaler of the pods that it scales.
 *
 * @param used of the ready pods, the processor in percent of what each requests
 * @param unready pods that are not ready, or whose metric is of a time when they were not: a starting JVM is no load
 * @param missing pods of which there is no metric yet
 */
record PodMetrics(List<Double> used, int unready, int missing) {

    /** On average, in whole percent as the controller counts. */
    int utilization() {
        return (int) used.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** As if so many pods of which nothing is known used that much, each. */
    PodMetrics assuming(int pods, double percent) {
        return new PodMetrics(
                Stream.concat(used.stream(), Collections.nCopies(pods, percent).stream())
                        .toList(),
                0,
                0);
    }
}
