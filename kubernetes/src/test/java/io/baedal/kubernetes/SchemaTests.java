package io.baedal.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** Every rendered object consists of what its kind may have, and of what it must. */
class SchemaTests {

    @ParameterizedTest
    @MethodSource("io.baedal.kubernetes.Kubectl#everything")
    void everyObjectFitsItsKind(String folder) {
        Manifests manifests = Manifests.read(folder);

        assertThat(manifests.all()).isNotEmpty();
        assertThat(manifests.all().stream().flatMap(Schemas::complaints)).isEmpty();
    }

    @Test
    void refusesAnUnknownFieldDeepInside() {
        assertThat(complaints(
                        Broken.container(service -> service.put("imagePullPolcy", "Always")), "Deployment", "order"))
                .contains("imagePullPolcy");
        assertThat(complaints(
                        Broken.at(
                                "Deployment",
                                "order",
                                "/spec/template/spec/containers/0/readinessProbe",
                                probe -> probe.put("periodSecond", 5)),
                        "Deployment",
                        "order"))
                .contains("periodSecond");
    }

    @Test
    void refusesWhatIsMissing() {
        assertThat(complaints(
                        Broken.order(order -> ((ObjectNode) order.at("/spec")).remove("selector")),
                        "Deployment",
                        "order"))
                .contains("selector");
    }

    @Test
    void refusesAKindThatIsNone() {
        assertThat(complaints(Broken.order(order -> order.put("kind", "Deploiment")), "Deploiment", "order"))
                .contains("no kind");
    }

    @Test
    void refusesAnUnknownFieldOfAnOperatorsKind() {
        assertThat(complaints(
                        Broken.at("ScaledObject", "order", "/spec", spec -> spec.put("minReplicas", 2)),
                        "ScaledObject",
                        "order"))
                .contains("minReplicas");
        assertThat(complaints(
                        Broken.at("Cluster", "postgres", "/spec", spec -> spec.remove("instances")),
                        "Cluster",
                        "postgres"))
                .contains("instances");
    }

    private static String complaints(Consumer<Manifests> breaking, String kind, String name) {
        Manifests manifests = Manifests.read(Broken.OPERATORS);
        breaking.accept(manifests);
        return Schemas.complaints(manifests.get(kind, name)).toList().toString();
    }
}
