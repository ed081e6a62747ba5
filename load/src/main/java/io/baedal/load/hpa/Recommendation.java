package io.baedal.load.hpa;

/**
 * How many replicas the metrics alone ask for: the "HorizontalPodAutoscaler algorithm details" of the Kubernetes
 * documentation (page "Horizontal Pod Autoscaling"), for the processor in percent of what is requested. Pods of which
 * nothing is known may make a change smaller and never turn it round.
 */
final class Recommendation {

    /** {@code --horizontal-pod-autoscaler-tolerance}. */
    private static final double TOLERANCE = 0.1;

    private Recommendation() {}

    static int of(int current, int target, PodMetrics metrics) {
        if (metrics.used().isEmpty()) {
            return current;
        }
        double ratio = ratio(metrics, target);
        PodMetrics assumed = assumed(metrics, target, ratio);
        double careful = ratio(assumed, target);
        int wanted = (int) Math.ceil(careful * assumed.used().size());
        boolean turned = ratio > 1 ? careful < 1 || wanted < current : careful > 1 || wanted > current;
        return isTolerated(careful) || turned ? current : wanted;
    }

    private static PodMetrics assumed(PodMetrics metrics, int target, double ratio) {
        if (ratio > 1) {
            return metrics.assuming(metrics.missing() + metrics.unready(), 0);
        }
        return metrics.assuming(metrics.missing(), Math.max(100, target));
    }

    private static double ratio(PodMetrics metrics, int target) {
        return metrics.utilization() / (double) target;
    }

    private static boolean isTolerated(double ratio) {
        return 1 - TOLERANCE <= ratio && ratio <= 1 + TOLERANCE;
    }
}
