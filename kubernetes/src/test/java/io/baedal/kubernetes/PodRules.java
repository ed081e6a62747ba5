package io.baedal.kubernetes;

import static io.baedal.kubernetes.Broken.EKS;
import static io.baedal.kubernetes.Broken.LOCAL;
import static io.baedal.kubernetes.Broken.container;
import static io.baedal.kubernetes.Broken.order;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What holds for each pod by itself: probes, shutdown, resources and what it may do on its node. */
final class PodRules {

    private static final int PRE_STOP_SECONDS = 10;

    private PodRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of(
                        "a service has two minutes to start",
                        services(pod -> probe(pod, "startupProbe", "/livez")
                                && pod.at("/containers/0/startupProbe/periodSeconds")
                                                .asInt()
                                        == 2
                                && pod.at("/containers/0/startupProbe/failureThreshold")
                                                .asInt()
                                        == 60),
                        LOCAL,
                        container(service -> service.remove("startupProbe"))),
                Rule.of(
                        "a service is asked every 5 s whether it is ready, and for nothing that is not its own",
                        services(pod -> probe(pod, "readinessProbe", "/readyz")
                                && pod.at("/containers/0/readinessProbe/periodSeconds")
                                                .asInt()
                                        == 5),
                        LOCAL,
                        container(service ->
                                ((ObjectNode) service.at("/readinessProbe/httpGet")).put("path", "/actuator/health"))),
                Rule.of(
                        "a service is restarted after three silent checks of 10 s",
                        services(pod -> probe(pod, "livenessProbe", "/livez")
                                && pod.at("/containers/0/livenessProbe/periodSeconds")
                                                .asInt()
                                        == 10
                                && pod.at("/containers/0/livenessProbe/failureThreshold")
                                                .asInt()
                                        == 3),
                        LOCAL,
                        container(
                                service -> ((ObjectNode) service.at("/livenessProbe/httpGet")).put("port", "metrics"))),
                Rule.of(
                        "a service goes on serving for 10 s after it was asked to leave",
                        services(pod -> pod.at("/containers/0/lifecycle/preStop/sleep/seconds")
                                        .asInt()
                                == PRE_STOP_SECONDS),
                        LOCAL,
                        container(service -> service.remove("lifecycle"))),
                Rule.of(
                        "a service is killed only after it had its time to finish",
                        services(
                                pod -> pod.path("terminationGracePeriodSeconds").asInt(30)
                                        >= Math.max(45, PRE_STOP_SECONDS + Repository.shutdownSeconds())),
                        LOCAL,
                        order(order -> ((ObjectNode) order.at("/spec/template/spec"))
                                .remove("terminationGracePeriodSeconds"))),
                Rule.of(
                        "memory is what it is from the start, the processor has no limit, the disk has one",
                        containers(PodRules::hasResources),
                        LOCAL,
                        container(service -> ((ObjectNode) service.at("/resources/limits")).put("cpu", "1"))),
                Rule.of(
                        "every pod is restricted",
                        manifests -> manifests
                                .workloads()
                                .filter(workload -> !isRestricted(workload.pod()))
                                .map(workload -> workload + " may do more than the profile restricted allows"),
                        LOCAL,
                        order(order ->
                                ((ObjectNode) order.at("/spec/template/spec/securityContext")).put("runAsUser", 0))),
                Rule.of(
                        "every container is restricted, and writes to volumes only",
                        containers(PodRules::isRestrictedContainer),
                        LOCAL,
                        container(service ->
                                ((ObjectNode) service.at("/securityContext")).put("readOnlyRootFilesystem", false))),
                Rule.of(
                        "every container has a folder for what is temporary",
                        containers(container -> container
                                .path("volumeMounts")
                                .valueStream()
                                .anyMatch(mount ->
                                        mount.path("mountPath").asString("").equals("/tmp"))),
                        LOCAL,
                        container(service -> service.remove("volumeMounts"))),
                Rule.of(
                        "nobody talks to Kubernetes, except who has a role for it",
                        manifests -> manifests
                                .workloads()
                                .filter(workload -> workload.pod()
                                        .path("automountServiceAccountToken")
                                        .asBoolean(true))
                                .filter(workload -> !hasRole(manifests, workload))
                                .map(workload -> workload + " has a token that it does not need"),
                        LOCAL,
                        order(order -> ((ObjectNode) order.at("/spec/template/spec"))
                                .put("automountServiceAccountToken", true))),
                Rule.of(
                        "an update never takes away what serves",
                        manifests -> manifests
                                .services()
                                .filter(service -> !service.text("/spec/strategy/rollingUpdate/maxUnavailable")
                                                .equals("0")
                                        || !service.text("/spec/strategy/rollingUpdate/maxSurge")
                                                .equals("1"))
                                .map(service -> service + " is not updated one by one"),
                        LOCAL,
                        order(order ->
                                ((ObjectNode) order.at("/spec/strategy/rollingUpdate")).put("maxUnavailable", 1))),
                Rule.of(
                        "images in production are named by what is in them",
                        manifests -> manifests.find("Ingress", "gateway").isEmpty()
                                ? Stream.of()
                                : manifests
                                        .services()
                                        .filter(service -> !service.text("/spec/template/spec/containers/0/image")
                                                .matches(".+@sha256:[0-9a-f]{64}"))
                                        .map(service -> service + " has an image without a digest"),
                        EKS,
                        container(service -> service.put("image", "baedal/order:latest"))));
    }

    private static java.util.function.Function<Manifests, Stream<String>> services(Predicate<JsonNode> holds) {
        return manifests -> manifests
                .services()
                .filter(service -> !holds.test(service.pod()))
                .map(Manifest::toString);
    }

    private static java.util.function.Function<Manifests, Stream<String>> containers(Predicate<JsonNode> holds) {
        return manifests -> manifests
                .workloads()
                .flatMap(workload -> workload.containers()
                        .filter(container -> !holds.test(container))
                        .map(container -> workload + ", container "
                                + container.path("name").asString()));
    }

    private static boolean probe(JsonNode pod, String probe, String path) {
        JsonNode get = pod.at("/containers/0/" + probe + "/httpGet");
        return get.path("path").asString("").equals(path)
                && get.path("port").asString("").equals("http");
    }

    private static boolean hasResources(JsonNode container) {
        JsonNode requests = container.at("/resources/requests");
        JsonNode limits = container.at("/resources/limits");
        return requests.has("cpu")
                && !limits.has("cpu")
                && limits.has("memory")
                && requests.path("memory").equals(limits.path("memory"))
                && requests.has("ephemeral-storage")
                && limits.has("ephemeral-storage");
    }

    private static boolean isRestricted(JsonNode pod) {
        JsonNode security = pod.path("securityContext");
        return security.path("runAsNonRoot").asBoolean(false)
                && security.path("runAsUser").asInt(0) >= 10_001
                && security.at("/seccompProfile/type").asString("").equals("RuntimeDefault")
                && Stream.of("hostNetwork", "hostPID", "hostIPC").noneMatch(pod::has)
                && pod.path("volumes").valueStream().noneMatch(volume -> volume.has("hostPath"));
    }

    private static boolean isRestrictedContainer(JsonNode container) {
        JsonNode security = container.path("securityContext");
        return !security.path("allowPrivilegeEscalation").asBoolean(true)
                && security.path("readOnlyRootFilesystem").asBoolean(false)
                && !security.has("privileged")
                && !security.has("runAsUser")
                && security.at("/capabilities/drop/0").asString("").equals("ALL")
                && !security.path("capabilities").has("add");
    }

    private static boolean hasRole(Manifests manifests, Manifest workload) {
        String account = workload.pod().path("serviceAccountName").asString("");
        return manifests
                .ofKind("RoleBinding")
                .anyMatch(binding -> binding.text("/subjects/0/name").equals(account));
    }
}
