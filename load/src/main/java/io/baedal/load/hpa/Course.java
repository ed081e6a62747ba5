package io.baedal.load.hpa;

import java.util.List;

/** What a simulation saw of one service, second by second. */
record Course(Scaled service, List<Moment> moments) {

    /** The utilization is that of the ready pods, in percent of what they request. */
    record Moment(int replicas, int ready, double utilization) {}

    int replicasAtEnd(LoadCurve load, LoadCurve.Phase phase) {
        return moments.get(load.endOf(phase) - 1).replicas();
    }

    int mostReplicas() {
        return moments.stream().mapToInt(Moment::replicas).max().orElseThrow();
    }

    double mostUtilization() {
        return moments.stream().mapToDouble(Moment::utilization).max().orElseThrow();
    }

    long secondsAbove(double utilization) {
        return moments.stream()
                .filter(moment -> moment.utilization() > utilization)
                .count();
    }
}
