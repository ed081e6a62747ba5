package io.baedal.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that one overlay renders. A broken example changes a copy of it; see {@link #read}. */
record Manifests(List<Manifest> all) {

    /** A copy of its own at every call. */
    static Manifests read(String folder) {
        return parse(Kubectl.kustomize(folder));
    }

    static Manifests parse(String yaml) {
        return new Manifests(Yamls.all(yaml).map(Manifest::new).toList());
    }

    Stream<Manifest> ofKind(String kind) {
        return all.stream().filter(manifest -> manifest.kind().equals(kind));
    }

    Optional<Manifest> find(String kind, String name) {
        return ofKind(kind).filter(manifest -> manifest.name().equals(name)).findFirst();
    }

    Manifest get(String kind, String name) {
        return find(kind, name).orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    Stream<Manifest> workloads() {
        return all.stream().filter(Manifest::isWorkload);
    }

    Stream<Manifest> services() {
        return all.stream().filter(Manifest::isService);
    }

    /** The workloads with pods that have all these labels; no label at all means every pod. */
    List<Manifest> selectedBy(Map<String, String> labels) {
        return workloads()
                .filter(workload -> workload.podLabels().entrySet().containsAll(labels.entrySet()))
                .toList();
    }

    /** What scales that workload, by autoscaler or by KEDA. */
    List<Manifest> scalersOf(Manifest workload) {
        return Stream.concat(ofKind("HorizontalPodAutoscaler"), ofKind("ScaledObject"))
                .filter(scaler -> scaler.text("/spec/scaleTargetRef/name").equals(workload.name()))
                .toList();
    }

    /** Two or more pods at any time. */
    boolean isMany(Manifest workload) {
        return workload.at("/spec/replicas").asInt(1) > 1
                || scalersOf(workload).stream().anyMatch(scaler -> least(scaler) > 1);
    }

    static int least(Manifest scaler) {
        return scaler.kind().equals("ScaledObject")
                ? scaler.at("/spec/minReplicaCount").asInt(0)
                : scaler.at("/spec/minReplicas").asInt(1);
    }

    static int most(Manifest scaler) {
        return scaler.kind().equals("ScaledObject")
                ? scaler.at("/spec/maxReplicaCount").asInt(100)
                : scaler.at("/spec/maxReplicas").asInt();
    }
}
