package io.baedal.kubernetes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One object of a rendered overlay. Places in it are JSON pointers; what is not there is an empty node, never null. */
record Manifest(ObjectNode tree) {

    String kind() {
        return text("/kind");
    }

    String name() {
        return text("/metadata/name");
    }

    String apiVersion() {
        return text("/apiVersion");
    }

    JsonNode at(String pointer) {
        return tree.at(pointer);
    }

    String text(String pointer) {
        return at(pointer).asString("");
    }

    Map<String, String> labels(String pointer) {
        Map<String, String> labels = new LinkedHashMap<>();
        at(pointer)
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asString()));
        return labels;
    }

    /** Whether this object makes pods. */
    boolean isWorkload() {
        return List.of("Deployment", "StatefulSet", "Job", "DaemonSet", "CronJob")
                .contains(kind());
    }

    Map<String, String> podLabels() {
        return labels("/spec/template/metadata/labels");
    }

    JsonNode pod() {
        return at("/spec/template/spec");
    }

    Stream<JsonNode> containers() {
        return Stream.concat(
                pod().path("containers").valueStream(),
                pod().path("initContainers").valueStream());
    }

    /** One of the services of the repository, as opposed to a database or a load test. */
    boolean isService() {
        return kind().equals("Deployment") && Repository.services().contains(name());
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}
