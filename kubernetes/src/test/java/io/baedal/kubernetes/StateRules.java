package io.baedal.kubernetes;

import static io.baedal.kubernetes.Broken.LOCAL;
import static io.baedal.kubernetes.Broken.OPERATORS;
import static io.baedal.kubernetes.Broken.at;
import static io.baedal.kubernetes.Broken.away;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What must not be lost: where it is kept, and that nothing else keeps anything. */
final class StateRules {

    private StateRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of(
                        "what keeps something keeps it on a claimed volume",
                        manifests -> manifests
                                .ofKind("StatefulSet")
                                .filter(set ->
                                        set.at("/spec/volumeClaimTemplates").isEmpty()
                                                || manifests
                                                        .find("Service", set.text("/spec/serviceName"))
                                                        .isEmpty())
                                .map(Manifest::toString),
                        LOCAL,
                        at("StatefulSet", "postgres", "/spec", spec -> spec.put("serviceName", "nobody"))),
                Rule.of(
                        "a local volume waits for the claim that is going to come",
                        manifests -> manifests
                                .ofKind("PersistentVolume")
                                .filter(volume -> !isClaimed(manifests, volume))
                                .map(Manifest::toString),
                        LOCAL,
                        at(
                                "PersistentVolume",
                                "baedal-kafka",
                                "/spec/claimRef",
                                claim -> claim.put("name", "records-broker-0"))),
                Rule.of(
                        "a claim of its own cluster is given by hand, not by a class",
                        manifests ->
                                manifests.ofKind("PersistentVolume").findAny().isEmpty()
                                        ? Stream.of()
                                        : manifests
                                                .ofKind("StatefulSet")
                                                .filter(set -> !set.at("/spec/volumeClaimTemplates/0/spec")
                                                                .has("storageClassName")
                                                        || !set.text(
                                                                        "/spec/volumeClaimTemplates/0/spec/storageClassName")
                                                                .isEmpty())
                                                .map(Manifest::toString),
                        LOCAL,
                        at(
                                "StatefulSet",
                                "kafka",
                                "/spec/volumeClaimTemplates/0/spec",
                                spec -> spec.remove("storageClassName"))),
                Rule.of(
                        "a storage class that is named is there",
                        manifests -> Stream.of(
                                        manifests.ofKind("KafkaNodePool").map(pool -> pool.text("/spec/storage/class")),
                                        manifests
                                                .ofKind("Cluster")
                                                .map(cluster -> cluster.text("/spec/storage/storageClass")))
                                .flatMap(named -> named)
                                .filter(named ->
                                        manifests.find("StorageClass", named).isEmpty()),
                        OPERATORS,
                        away("StorageClass", "gp3")),
                Rule.of(
                        "every database of the operator has its role, and every role the secret of its service",
                        manifests -> manifests
                                .ofKind("Database")
                                .filter(database -> manifests
                                        .get("Cluster", database.text("/spec/cluster/name"))
                                        .at("/spec/managed/roles")
                                        .valueStream()
                                        .noneMatch(role ->
                                                role.path("name").asString().equals(database.text("/spec/owner"))
                                                        && role.at("/passwordSecret/name")
                                                                .asString("")
                                                                .equals(database.name() + "-database")))
                                .map(Manifest::toString),
                        OPERATORS,
                        at("Database", "order", "/spec", spec -> spec.put("owner", "store"))),
                Rule.of(
                        "where the operators keep the state, every service with tables has a database",
                        manifests -> manifests.ofKind("Cluster").findAny().isEmpty()
                                ? Stream.of()
                                : manifests
                                        .services()
                                        .map(Manifest::name)
                                        .filter(Repository::isOnPlatform)
                                        .filter(service -> manifests
                                                .find("Database", service)
                                                .isEmpty()),
                        OPERATORS,
                        away("Database", "order")),
                Rule.of(
                        "a lost broker takes no acknowledged event with it",
                        manifests -> manifests
                                .ofKind("Kafka")
                                .filter(kafka -> kafka.at("/spec/kafka/config/min.insync.replicas")
                                                        .asInt()
                                                != 2
                                        || manifests
                                                        .ofKind("KafkaNodePool")
                                                        .mapToInt(pool -> pool.at("/spec/replicas")
                                                                .asInt())
                                                        .sum()
                                                < 3)
                                .map(Manifest::toString),
                        OPERATORS,
                        at("Kafka", "events", "/spec/kafka/config", config -> config.put("min.insync.replicas", 1))));
    }

    private static boolean isClaimed(Manifests manifests, Manifest volume) {
        Map<String, String> claim = volume.labels("/spec/claimRef");
        return manifests
                .ofKind("StatefulSet")
                .anyMatch(set -> (set.text("/spec/volumeClaimTemplates/0/metadata/name") + "-" + set.name() + "-0")
                                .equals(claim.get("name"))
                        && set.text("/metadata/namespace").equals(claim.get("namespace"))
                        && set.at("/spec/volumeClaimTemplates/0/spec/resources/requests/storage")
                                .equals(volume.at("/spec/capacity/storage")));
    }
}
