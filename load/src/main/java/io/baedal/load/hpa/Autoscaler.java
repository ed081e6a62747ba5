package io.baedal.load.hpa;

import java.util.List;

/** A HorizontalPodAutoscaler that looks at the processor; {@code target} is in percent of what a pod requests. */
record Autoscaler(String service, int least, int most, int target, Way up, Way down) {

    /** Of several policies the one that changes most counts, as long as a manifest says nothing else. */
    record Way(int stabilizationSeconds, List<Policy> policies) {}

    record Policy(Type type, int value, int periodSeconds) {}

    /** As Kubernetes calls them. */
    enum Type {
        Pods,
        Percent
    }
}
