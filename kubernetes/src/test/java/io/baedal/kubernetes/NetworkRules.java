package io.baedal.kubernetes;

import static io.baedal.kubernetes.Broken.EKS;
import static io.baedal.kubernetes.Broken.LOCAL;
import static io.baedal.kubernetes.Broken.at;
import static io.baedal.kubernetes.Broken.away;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who may talk to whom. The calls are read from the services' own configuration: an edge is missing or too many. */
final class NetworkRules {

    private NetworkRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of(
                        "where there are policies, nothing is allowed that none of them names",
                        manifests -> manifests.ofKind("NetworkPolicy").findAny().isEmpty()
                                        || manifests
                                                .find("NetworkPolicy", "default-deny")
                                                .filter(NetworkRules::deniesAll)
                                                .isPresent()
                                ? Stream.of()
                                : Stream.of("there is no policy that denies all"),
                        EKS,
                        at(
                                "NetworkPolicy",
                                "default-deny",
                                "/spec",
                                spec -> spec.putArray("policyTypes").add("Ingress"))),
                Rule.of(
                        "everybody may ask for a name",
                        manifests -> manifests.ofKind("NetworkPolicy").findAny().isEmpty()
                                        || manifests
                                                .find("NetworkPolicy", "dns")
                                                .filter(NetworkRules::allowsNames)
                                                .isPresent()
                                ? Stream.of()
                                : Stream.of("nobody finds anybody"),
                        EKS,
                        away("NetworkPolicy", "dns")),
                Rule.of(
                        "every call between services may leave its caller",
                        manifests -> edges(manifests, "Egress", "egress", "to"),
                        EKS,
                        at("NetworkPolicy", "order", "/spec", spec -> spec.putArray("egress"))),
                Rule.of(
                        "every call between services may enter whom it calls, and no other may",
                        manifests -> edges(manifests, "Ingress", "ingress", "from"),
                        EKS,
                        at(
                                "NetworkPolicy",
                                "payment",
                                "/spec/ingress/0/from/0/podSelector/matchLabels",
                                labels -> labels.put("app.kubernetes.io/name", "store"))),
                Rule.of(
                        "who has events or tables may reach Kafka and the database",
                        NetworkRules::withoutState,
                        EKS,
                        at(
                                "Deployment",
                                "order",
                                "/spec/template/metadata/labels",
                                labels -> labels.remove("baedal.io/events"))),
                Rule.of(
                        "only the gateway can be reached from outside",
                        manifests -> Stream.concat(
                                manifests
                                        .ofKind("Service")
                                        .filter(service -> !service.text("/spec/type")
                                                        .isEmpty()
                                                && !service.text("/spec/type").equals("ClusterIP"))
                                        .filter(service -> !service.name().equals("gateway"))
                                        .map(Manifest::toString),
                                manifests
                                        .ofKind("Ingress")
                                        .filter(ingress ->
                                                !ingress.text("/spec/rules/0/http/paths/0/backend/service/name")
                                                                .equals("gateway")
                                                        || ingress.at("/spec/rules/0/http/paths")
                                                                        .size()
                                                                != 1)
                                        .map(Manifest::toString)),
                        LOCAL,
                        at("Service", "order", "/spec", spec -> spec.put("type", "NodePort"))),
                Rule.of(
                        "the load balancer asks the pods themselves, and is patient with streams but not more than the gateway",
                        manifests -> manifests
                                .ofKind("Ingress")
                                .filter(ingress -> !isBehindAlb(ingress))
                                .map(Manifest::toString),
                        EKS,
                        at(
                                "Ingress",
                                "gateway",
                                "/metadata/annotations",
                                annotations -> annotations.put(
                                        "alb.ingress.kubernetes.io/load-balancer-attributes",
                                        "idle_timeout.timeout_seconds=60"))));
    }

    private static boolean deniesAll(Manifest policy) {
        return policy.at("/spec/podSelector").isEmpty()
                && policy.at("/spec/policyTypes").size() == 2
                && !policy.at("/spec").has("ingress")
                && !policy.at("/spec").has("egress");
    }

    private static boolean allowsNames(Manifest policy) {
        return policy.at("/spec/podSelector").isEmpty()
                && policy.at("/spec/egress/0/ports")
                                .valueStream()
                                .filter(port -> port.path("port").asInt() == 53)
                                .count()
                        == 2;
    }

    /** The edges that the policies have, against those that the calls need. */
    private static Stream<String> edges(Manifests manifests, String type, String direction, String peers) {
        if (manifests.ofKind("NetworkPolicy").findAny().isEmpty()) {
            return Stream.of();
        }
        TreeSet<String> allowed = new TreeSet<>();
        manifests
                .ofKind("NetworkPolicy")
                .forEach(policy -> policy.at("/spec/" + direction)
                        .valueStream()
                        .forEach(edge -> edge.path(peers)
                                .valueStream()
                                .forEach(peer -> edge.path("ports")
                                        .valueStream()
                                        .forEach(port ->
                                                allowed.addAll(between(manifests, policy, peer, port, direction))))));
        TreeSet<String> needed = new TreeSet<>();
        Repository.callsOfAll()
                .forEach((caller, called) -> called.forEach(
                        other -> needed.add(caller + " calls " + other + " on " + Repository.port(other))));
        TreeSet<String> different = new TreeSet<>(needed);
        different.removeAll(allowed);
        allowed.removeAll(needed);
        different.addAll(allowed);
        return different.stream();
    }

    /** Between services only: what a policy says about databases and scrapers is another matter. */
    private static List<String> between(
            Manifests manifests, Manifest policy, JsonNode peer, JsonNode port, String direction) {
        List<String> ours = names(manifests, policy.labels("/spec/podSelector/matchLabels"));
        List<String> theirs = names(manifests, new Manifest((ObjectNode) peer).labels("/podSelector/matchLabels"));
        List<String> callers = direction.equals("egress") ? ours : theirs;
        List<String> called = direction.equals("egress") ? theirs : ours;
        return callers.stream()
                .flatMap(caller -> called.stream()
                        .map(other -> caller + " calls " + other + " on "
                                + port.path("port").asInt()))
                .toList();
    }

    private static List<String> names(Manifests manifests, Map<String, String> labels) {
        return labels.isEmpty()
                ? List.of()
                : manifests.selectedBy(labels).stream()
                        .filter(Manifest::isService)
                        .map(Manifest::name)
                        .toList();
    }

    private static Stream<String> withoutState(Manifests manifests) {
        Map<String, String> wanted = new TreeMap<>(Map.of("baedal.io/events", "true", "baedal.io/database", "true"));
        return manifests
                .services()
                .filter(service -> Repository.isOnPlatform(service.name()))
                .filter(service -> !service.podLabels().entrySet().containsAll(wanted.entrySet()))
                .map(service -> service + " cannot reach Kafka or its database");
    }

    private static boolean isBehindAlb(Manifest ingress) {
        String own = "/metadata/annotations/alb.ingress.kubernetes.io~1";
        int idle =
                Integer.parseInt(ingress.text(own + "load-balancer-attributes").replaceAll("\\D", ""));
        return ingress.text("/spec/ingressClassName").equals("alb")
                && ingress.text(own + "target-type").equals("ip")
                && ingress.text(own + "healthcheck-path").equals("/readyz")
                && idle
                        > seconds(
                                "dashboard/src/main/java/io/baedal/dashboard/DashboardStream.java",
                                "HEARTBEAT_EVERY = Duration.ofSeconds\\((\\d+)\\)")
                && idle < seconds("gateway/src/main/resources/application.yaml", "idle-timeout: (\\d+)s");
    }

    private static int seconds(String file, String pattern) {
        return Integer.parseInt(
                Repository.groups(pattern, Repository.read(file)).findFirst().orElseThrow());
    }
}
