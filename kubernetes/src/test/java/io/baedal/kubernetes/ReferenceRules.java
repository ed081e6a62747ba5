package io.baedal.kubernetes;

import static io.baedal.kubernetes.Broken.EKS;
import static io.baedal.kubernetes.Broken.LOCAL;
import static io.baedal.kubernetes.Broken.at;
import static io.baedal.kubernetes.Broken.away;
import static io.baedal.kubernetes.Broken.container;
import static io.baedal.kubernetes.Broken.order;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whoever names something names something that is there; kubectl would apply the mistake without a word. */
final class ReferenceRules {

    /** On the namespace: what is there before the first apply. docs/eks.md makes it. */
    private static final String GIVEN = "/metadata/annotations/baedal.io~1given-secrets";

    private ReferenceRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of(
                        "every service of the suite is there, on its own port",
                        manifests -> Repository.services().stream()
                                .filter(service -> manifests
                                        .find("Deployment", service)
                                        .filter(found ->
                                                found.at("/spec/template/spec/containers/0/ports/0/containerPort")
                                                                .asInt()
                                                        == Repository.port(service))
                                        .isEmpty()),
                        LOCAL,
                        container(service -> ((ObjectNode) service.at("/ports/0")).put("containerPort", 8080))),
                Rule.of(
                        "everything but a namespace and what belongs to no namespace is in ours",
                        manifests -> manifests.all().stream()
                                .filter(manifest -> !Set.of("Namespace", "PersistentVolume", "StorageClass")
                                        .contains(manifest.kind()))
                                .filter(manifest ->
                                        !manifest.text("/metadata/namespace").equals("baedal"))
                                .map(Manifest::toString),
                        LOCAL,
                        at("Service", "order", "/metadata", metadata -> metadata.remove("namespace"))),
                Rule.of(
                        "a workload selects its own pods",
                        manifests -> manifests
                                .workloads()
                                .filter(workload -> !workload.kind().equals("Job"))
                                .filter(workload -> manifests
                                                        .selectedBy(workload.labels("/spec/selector/matchLabels"))
                                                        .size()
                                                != 1
                                        || !manifests
                                                .selectedBy(workload.labels("/spec/selector/matchLabels"))
                                                .contains(workload))
                                .map(Manifest::toString),
                        LOCAL,
                        at(
                                "Deployment",
                                "order",
                                "/spec/selector/matchLabels",
                                labels -> labels.put("app.kubernetes.io/name", "store"))),
                Rule.of(
                        "a Service finds pods, and the port that it names",
                        manifests -> manifests.ofKind("Service").flatMap(service -> deadEnds(manifests, service)),
                        LOCAL,
                        at("Service", "order", "/spec/ports/0", port -> port.put("targetPort", "https"))),
                Rule.of(
                        "what is scaled, budgeted or put behind the door is there",
                        ReferenceRules::missingTargets,
                        EKS,
                        away("Deployment", "order")),
                Rule.of(
                        "every ConfigMap and Secret that a pod names is there, or given from outside",
                        ReferenceRules::missingConfigurations,
                        LOCAL,
                        container(service ->
                                ((ObjectNode) service.at("/envFrom/0/configMapRef")).put("name", "settings"))),
                Rule.of(
                        "so is every Secret among several in one volume",
                        ReferenceRules::missingConfigurations,
                        LOCAL,
                        at(
                                "Deployment",
                                "identity",
                                "/spec/template/spec/volumes/2/projected/sources/1/secret",
                                secret -> secret.put("name", "nobodys"))),
                Rule.of(
                        "a changed ConfigMap or Secret has another name, so that the pods come anew",
                        manifests -> Stream.concat(manifests.ofKind("ConfigMap"), manifests.ofKind("Secret"))
                                .filter(manifest -> !manifest.name().matches(".+-[a-z0-9]{10}"))
                                .map(Manifest::toString),
                        LOCAL,
                        manifests -> manifests
                                .ofKind("ConfigMap")
                                .forEach(map -> ((ObjectNode) map.at("/metadata")).put("name", "settings"))),
                Rule.of(
                        "a secret is a file, never a variable",
                        manifests -> manifests
                                .workloads()
                                .filter(ReferenceRules::hasSecretVariables)
                                .map(Manifest::toString),
                        LOCAL,
                        container(service -> service.putArray("envFrom")
                                .addObject()
                                .putObject("secretRef")
                                .put("name", "order-database"))),
                Rule.of(
                        "every pod has an account of its own, which is there",
                        manifests -> manifests
                                .workloads()
                                .filter(workload -> manifests
                                        .find(
                                                "ServiceAccount",
                                                workload.pod()
                                                        .path("serviceAccountName")
                                                        .asString("default"))
                                        .isEmpty())
                                .map(Manifest::toString),
                        LOCAL,
                        order(order -> ((ObjectNode) order.at("/spec/template/spec")).remove("serviceAccountName"))),
                Rule.of(
                        "every volume that is mounted is one of the pod's",
                        manifests -> manifests.workloads().flatMap(ReferenceRules::missingVolumes),
                        LOCAL,
                        order(order -> ((ObjectNode) order.at("/spec/template/spec")).remove("volumes"))),
                Rule.of(
                        "the settings name the services as they are reached",
                        ReferenceRules::wrongAddresses,
                        LOCAL,
                        manifests -> manifests
                                .ofKind("ConfigMap")
                                .filter(map -> map.at("/data").has("BAEDAL_ORDER_URL"))
                                .forEach(map ->
                                        ((ObjectNode) map.at("/data")).put("BAEDAL_ORDER_URL", "http://order:8080"))));
    }

    private static Stream<String> deadEnds(Manifests manifests, Manifest service) {
        List<Manifest> pods = manifests.selectedBy(service.labels("/spec/selector"));
        if (pods.size() != 1) {
            return Stream.of(service + " finds " + pods);
        }
        Set<String> ports = pods.getFirst()
                .containers()
                .flatMap(container -> container.path("ports").valueStream())
                .map(port -> port.path("name").asString())
                .collect(Collectors.toSet());
        return service.at("/spec/ports")
                .valueStream()
                .map(port -> port.path("targetPort").asString())
                .filter(target -> !ports.contains(target))
                .map(target -> service + " has no port " + target + " behind it");
    }

    private static Stream<String> missingConfigurations(Manifests manifests) {
        return manifests
                .workloads()
                .flatMap(workload -> configurations(workload)
                        .filter(named -> !isThere(manifests, named))
                        .map(named -> workload + " wants " + named));
    }

    private static Stream<String> missingTargets(Manifests manifests) {
        Stream<String> scaled = Stream.concat(
                        manifests.ofKind("HorizontalPodAutoscaler"), manifests.ofKind("ScaledObject"))
                .filter(scaler -> manifests
                        .find("Deployment", scaler.text("/spec/scaleTargetRef/name"))
                        .isEmpty())
                .map(Manifest::toString);
        Stream<String> budgeted = manifests
                .ofKind("PodDisruptionBudget")
                .filter(budget -> manifests
                                .selectedBy(budget.labels("/spec/selector/matchLabels"))
                                .size()
                        != 1)
                .map(Manifest::toString);
        Stream<String> backed = manifests
                .ofKind("Ingress")
                .filter(ingress -> manifests
                        .find("Service", ingress.text("/spec/rules/0/http/paths/0/backend/service/name"))
                        .isEmpty())
                .map(Manifest::toString);
        return Stream.of(scaled, budgeted, backed).flatMap(found -> found);
    }

    private static Stream<Map.Entry<String, String>> configurations(Manifest workload) {
        Stream<Map.Entry<String, String>> volumes = workload.pod()
                .path("volumes")
                .valueStream()
                .flatMap(volume -> Stream.of(
                        Map.entry("ConfigMap", volume.at("/configMap/name").asString("")),
                        Map.entry("Secret", volume.at("/secret/secretName").asString(""))));
        Stream<Map.Entry<String, String>> projected = workload.pod()
                .path("volumes")
                .valueStream()
                .flatMap(volume -> volume.at("/projected/sources").valueStream())
                .map(source -> source.path("secret"))
                .filter(secret -> !secret.path("optional").asBoolean(false))
                .map(secret -> Map.entry("Secret", secret.path("name").asString("")));
        Stream<Map.Entry<String, String>> variables = workload.containers()
                .flatMap(container -> Stream.concat(
                        container.path("envFrom").valueStream(),
                        container.path("env").valueStream()))
                .flatMap(source -> Stream.of(
                        Map.entry("ConfigMap", source.at("/configMapRef/name").asString("")),
                        Map.entry(
                                "ConfigMap",
                                source.at("/valueFrom/configMapKeyRef/name").asString(""))));
        return Stream.of(volumes, projected, variables)
                .flatMap(named -> named)
                .filter(named -> !named.getValue().isEmpty());
    }

    private static boolean isThere(Manifests manifests, Map.Entry<String, String> named) {
        return manifests.find(named.getKey(), named.getValue()).isPresent()
                || named.getKey().equals("Secret") && given(manifests).contains(named.getValue());
    }

    private static List<String> given(Manifests manifests) {
        return manifests
                .ofKind("Namespace")
                .flatMap(namespace -> Arrays.stream(namespace.text(GIVEN).split(",")))
                .toList();
    }

    private static boolean hasSecretVariables(Manifest workload) {
        return workload.containers()
                .flatMap(container -> Stream.concat(
                        container.path("envFrom").valueStream(),
                        container.path("env").valueStream()))
                .anyMatch(source ->
                        source.has("secretRef") || source.path("valueFrom").has("secretKeyRef"));
    }

    private static Stream<String> missingVolumes(Manifest workload) {
        Set<String> volumes = Stream.concat(
                        workload.pod()
                                .path("volumes")
                                .valueStream()
                                .map(volume -> volume.path("name").asString()),
                        workload.at("/spec/volumeClaimTemplates")
                                .valueStream()
                                .map(claim -> claim.at("/metadata/name").asString()))
                .collect(Collectors.toSet());
        return workload.containers()
                .flatMap(container -> container.path("volumeMounts").valueStream())
                .map(mount -> mount.path("name").asString())
                .filter(name -> !volumes.contains(name))
                .map(name -> workload + " has no volume " + name);
    }

    private static Stream<String> wrongAddresses(Manifests manifests) {
        JsonNode settings = manifests
                .ofKind("ConfigMap")
                .map(map -> map.at("/data"))
                .filter(map -> map.has("BAEDAL_KAFKA"))
                .findFirst()
                .orElseThrow();
        return Repository.callsOfAll().values().stream()
                .flatMap(Set::stream)
                .distinct()
                .filter(called -> !settings.path("BAEDAL_" + called.toUpperCase() + "_URL")
                        .asString("")
                        .equals("http://" + called + ":"
                                + manifests
                                        .get("Service", called)
                                        .at("/spec/ports/0/port")
                                        .asInt()))
                .map(called -> "nobody finds " + called);
    }
}
