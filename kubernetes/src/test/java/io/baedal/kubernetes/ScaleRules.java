package io.baedal.kubernetes;

import static io.baedal.kubernetes.Broken.EKS;
import static io.baedal.kubernetes.Broken.OPERATORS;
import static io.baedal.kubernetes.Broken.at;
import static io.baedal.kubernetes.Broken.away;
import static io.baedal.kubernetes.Broken.in;
import static io.baedal.kubernetes.Broken.order;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How many pods there are, where they run, and how many may be away at once. */
final class ScaleRules {

    /** More instances of a listener than partitions would have nothing to do. */
    private static final int PARTITIONS = 12;

    private ScaleRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of(
                        "nobody says a number where something else counts",
                        manifests -> manifests
                                .workloads()
                                .filter(workload ->
                                        !manifests.scalersOf(workload).isEmpty())
                                .filter(workload -> workload.at("/spec").has("replicas"))
                                .map(workload -> workload + " would fall back to its replicas at every apply"),
                        EKS,
                        order(order -> ((ObjectNode) order.at("/spec")).put("replicas", 2))),
                Rule.of(
                        "a workload is scaled by one thing only",
                        manifests -> manifests
                                .workloads()
                                .filter(workload ->
                                        manifests.scalersOf(workload).size() > 1)
                                .map(workload -> workload + " is pulled by " + manifests.scalersOf(workload)),
                        OPERATORS,
                        at(
                                "HorizontalPodAutoscaler",
                                "gateway",
                                "/spec/scaleTargetRef",
                                target -> target.put("name", "order"))),
                Rule.of(
                        "where one service is scaled, all are, from two to at most one for each partition",
                        ScaleRules::scaledWithinBounds,
                        EKS,
                        in(
                                "HorizontalPodAutoscaler",
                                "order",
                                tree -> ((ObjectNode) tree.at("/spec")).put("maxReplicas", 13))),
                Rule.of(
                        "an autoscaler looks at 70 % of the processor",
                        manifests -> manifests
                                .ofKind("HorizontalPodAutoscaler")
                                .filter(scaler -> scaler.at("/spec/metrics/0/resource/target/averageUtilization")
                                                .asInt()
                                        != 70)
                                .map(Manifest::toString),
                        EKS,
                        at(
                                "HorizontalPodAutoscaler",
                                "order",
                                "/spec/metrics/0/resource/target",
                                target -> target.put("averageUtilization", 90))),
                Rule.of(
                        "up after 30 s by two pods a minute, down after 300 s by half",
                        manifests -> Stream.concat(
                                        manifests
                                                .ofKind("HorizontalPodAutoscaler")
                                                .filter(scaler -> !moves(scaler.at("/spec/behavior"))),
                                        manifests
                                                .ofKind("ScaledObject")
                                                .filter(scaler -> !moves(scaler.at(
                                                        "/spec/advanced/horizontalPodAutoscalerConfig/behavior"))))
                                .map(Manifest::toString),
                        OPERATORS,
                        at("ScaledObject", "order", "/spec", spec -> spec.remove("advanced"))),
                Rule.of(
                        "what has two pods or more has a budget of one",
                        manifests -> manifests
                                .workloads()
                                .filter(manifests::isMany)
                                .filter(workload -> budgets(manifests, workload) != 1)
                                .map(workload -> workload + " has " + budgets(manifests, workload) + " budgets"),
                        EKS,
                        at("PodDisruptionBudget", "order", "/spec", spec -> spec.put("maxUnavailable", 2))),
                Rule.of(
                        "a single pod has no budget, because its node could never be emptied",
                        manifests -> manifests
                                .workloads()
                                .filter(workload -> !manifests.isMany(workload))
                                .filter(workload -> budgets(manifests, workload) != 0)
                                .map(Manifest::toString),
                        EKS,
                        away("HorizontalPodAutoscaler", "order")
                                .andThen(at(
                                        "HorizontalPodAutoscaler",
                                        "another",
                                        "/spec/scaleTargetRef",
                                        target -> target.put("name", "gateway")))),
                Rule.of(
                        "what has two pods or more is spread over zones and nodes, each version among itself",
                        manifests -> manifests
                                .workloads()
                                .filter(manifests::isMany)
                                .filter(workload -> !isSpread(workload, "topology.kubernetes.io/zone")
                                        || !isSpread(workload, "kubernetes.io/hostname"))
                                .map(Manifest::toString),
                        EKS,
                        order(order -> ((ObjectNode) order.at(
                                        "/spec/template/spec/topologySpreadConstraints/0/labelSelector/matchLabels"))
                                .put("app.kubernetes.io/part-of", "something-else"))));
    }

    private static Stream<String> scaledWithinBounds(Manifests manifests) {
        if (manifests
                .services()
                .allMatch(service -> manifests.scalersOf(service).isEmpty())) {
            return Stream.of();
        }
        return manifests
                .services()
                .filter(service -> manifests.scalersOf(service).stream()
                        .noneMatch(scaler -> Manifests.least(scaler) == 2 && Manifests.most(scaler) <= PARTITIONS))
                .map(service -> service + " is scaled by " + manifests.scalersOf(service));
    }

    private static boolean moves(JsonNode behavior) {
        return direction(behavior.path("scaleUp")).equals("30 Pods 2 60")
                && direction(behavior.path("scaleDown")).equals("300 Percent 50 60");
    }

    private static String direction(JsonNode way) {
        JsonNode policy = way.at("/policies/0");
        return way.path("stabilizationWindowSeconds").asInt() + " "
                + policy.path("type").asString("") + " " + policy.path("value").asInt() + " "
                + policy.path("periodSeconds").asInt();
    }

    private static long budgets(Manifests manifests, Manifest workload) {
        return manifests
                .ofKind("PodDisruptionBudget")
                .filter(budget -> budget.at("/spec/maxUnavailable").asInt() == 1)
                .filter(budget -> selects(budget.labels("/spec/selector/matchLabels"), workload))
                .count();
    }

    private static boolean isSpread(Manifest workload, String topology) {
        return workload.pod()
                .path("topologySpreadConstraints")
                .valueStream()
                .filter(constraint ->
                        constraint.path("topologyKey").asString("").equals(topology))
                .filter(constraint -> constraint
                        .path("matchLabelKeys")
                        .valueStream()
                        .anyMatch(key -> key.asString().equals("app.kubernetes.io/name")))
                .anyMatch(constraint ->
                        selects(new Manifest((ObjectNode) constraint).labels("/labelSelector/matchLabels"), workload));
    }

    private static boolean selects(Map<String, String> labels, Manifest workload) {
        return !labels.isEmpty() && workload.podLabels().entrySet().containsAll(labels.entrySet());
    }
}
