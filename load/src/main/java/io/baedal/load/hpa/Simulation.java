package io.baedal.load.hpa;

import io.baedal.load.hpa.Course.Moment;
import java.util.ArrayList;
import java.util.List;

/**
 * One service under a load curve, second by second: its pods share the orders evenly, the metrics server looks at them,
 * and the autoscaler changes their number. A pod that starts takes a whole core until it is ready, and no order. A pod
 * gets whatever it wants of the processor: it has no limit, and whether its node has that much, only a cluster shows.
 */
final class Simulation {

    /** {@code --horizontal-pod-autoscaler-sync-period}. */
    private static final int SYNC_EVERY = 15;

    /** Longer than any window, so that the curve meets pods and autoscalers that have been there for a while. */
    private static final int PRELUDE = 900;

    private final Scaled service;
    private final Behavior behavior;
    private final List<Pod> pods = new ArrayList<>();
    private final List<Moment> moments = new ArrayList<>();

    private Simulation(Scaled service) {
        this.service = service;
        this.behavior = new Behavior(service.scaler());
    }

    static Course run(Scaled service, LoadCurve load) {
        Simulation simulation = new Simulation(service);
        simulation.scaleTo(service.scaler().least(), -2 * PRELUDE);
        for (int now = -PRELUDE; now < load.seconds(); now++) {
            simulation.pass(now, load.at(now));
        }
        return new Course(service, simulation.moments.subList(PRELUDE, PRELUDE + load.seconds()));
    }

    /** The autoscaler acts before the metrics server's next look: what it knows is 15 to 30 s old. */
    private void pass(int now, double orders) {
        if (now % SYNC_EVERY == 0) {
            int recommended = Recommendation.of(pods.size(), service.scaler().target(), metrics(now));
            scaleTo(behavior.follow(now, pods.size(), recommended), now);
        }
        if (now % Pod.LOOK_EVERY == 0) {
            pods.forEach(pod -> pod.look(now));
        }
        int ready = (int) pods.stream().filter(pod -> pod.isReady(now)).count();
        double cores = service.cost().idle() + service.cost().perOrder() * orders / ready;
        pods.forEach(pod -> pod.useForASecond(pod.isReady(now) ? cores : 1));
        moments.add(new Moment(pods.size(), ready, percent(cores)));
    }

    /** The newest go first. */
    private void scaleTo(int replicas, int now) {
        while (pods.size() < replicas) {
            pods.add(new Pod(now, service.cost().start()));
        }
        while (pods.size() > replicas) {
            pods.removeLast();
        }
    }

    private PodMetrics metrics(int now) {
        List<Double> used = new ArrayList<>();
        int unready = 0;
        int missing = 0;
        for (Pod pod : pods) {
            if (!pod.wasSeen()) {
                missing++;
            } else if (!pod.isReady(now) || !pod.wasSeenReady()) {
                unready++;
            } else {
                used.add(percent(pod.seen()));
            }
        }
        return new PodMetrics(used, unready, missing);
    }

    private double percent(double cores) {
        return 100 * cores / service.processor();
    }
}
