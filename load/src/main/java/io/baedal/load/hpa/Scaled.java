package io.baedal.load.hpa;

/**
 * A service, what it costs, and what the manifests say of it.
 *
 * @param processor cores that a pod requests
 * @param memory GiB that a pod requests
 */
record Scaled(Autoscaler scaler, Cost cost, double processor, double memory) {

    static Scaled of(Cost cost, Manifests manifests) {
        String service = cost.service();
        return new Scaled(manifests.autoscaler(service), cost, manifests.processor(service), manifests.memory(service));
    }

    String name() {
        return cost.service();
    }

    /** Orders a second at which that many pods use what the autoscaler aims at. */
    double carriedBy(int pods) {
        return Math.max(0, pods * (processor * scaler.target() / 100 - cost.idle()) / cost.perOrder());
    }

    /** Cores that a pod would have to request for the least pods to carry so many orders a second. */
    double processorFor(double orders) {
        return (cost.idle() + cost.perOrder() * orders / scaler.least()) * 100 / scaler.target();
    }
}
