package io.baedal.load.hpa;

import io.baedal.load.Suite;
import io.baedal.load.hpa.Autoscaler.Policy;
import io.baedal.load.hpa.Autoscaler.Type;
import io.baedal.load.hpa.Autoscaler.Way;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an overlay says, rendered by the real {@code kubectl kustomize}, of how the services are scaled. */
record Manifests(List<JsonNode> all) {

    private static final String CONTAINER = "/spec/template/spec/containers/0/resources/requests/";

    static Manifests ofEks() {
        String yaml = run(run("scripts/kubectl").strip(), "kustomize", "kubernetes/overlays/eks");
        Iterable<Object> documents = new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml);
        return new Manifests(StreamSupport.stream(documents.spliterator(), false)
                .map(document -> (JsonNode) JsonMapper.shared().valueToTree(document))
                .toList());
    }

    Autoscaler autoscaler(String service) {
        JsonNode spec = find("HorizontalPodAutoscaler", service).path("spec");
        return new Autoscaler(
                service,
                spec.path("minReplicas").asInt(),
                spec.path("maxReplicas").asInt(),
                spec.at("/metrics/0/resource/target/averageUtilization").asInt(),
                way(spec.at("/behavior/scaleUp")),
                way(spec.at("/behavior/scaleDown")));
    }

    /** Cores that a pod of a service requests. */
    double processor(String service) {
        String quantity = find("Deployment", service).at(CONTAINER + "cpu").asString();
        return quantity.endsWith("m")
                ? Integer.parseInt(quantity.replace("m", "")) / 1e3
                : Double.parseDouble(quantity);
    }

    /** GiB that a pod of a service requests. */
    double memory(String service) {
        String quantity = find("Deployment", service).at(CONTAINER + "memory").asString();
        return Integer.parseInt(quantity.replace("Mi", "")) / 1024.0;
    }

    private static Way way(JsonNode way) {
        return new Way(
                way.path("stabilizationWindowSeconds").asInt(),
                way.path("policies")
                        .valueStream()
                        .map(policy -> new Policy(
                                Type.valueOf(policy.path("type").asString()),
                                policy.path("value").asInt(),
                                policy.path("periodSeconds").asInt()))
                        .toList());
    }

    private JsonNode find(String kind, String name) {
        return all.stream()
                .filter(manifest -> manifest.path("kind").asString().equals(kind))
                .filter(manifest -> manifest.at("/metadata/name").asString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + kind + " " + name));
    }

    private static String run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(Suite.ROOT.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed");
            }
            return printed;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
