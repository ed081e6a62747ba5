package io.baedal.kubernetes;

import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** The ways in which the broken examples differ from what is rendered. */
final class Broken {

    static final String LOCAL = "overlays/local";
    static final String EKS = "overlays/eks";
    static final String OPERATORS = "overlays/eks-operators";

    private Broken() {}

    static Consumer<Manifests> order(Consumer<ObjectNode> change) {
        return in("Deployment", "order", change);
    }

    static Consumer<Manifests> container(Consumer<ObjectNode> change) {
        return order(order -> change.accept((ObjectNode) order.at("/spec/template/spec/containers/0")));
    }

    static Consumer<Manifests> in(String kind, String name, Consumer<ObjectNode> change) {
        return manifests -> change.accept(manifests.get(kind, name).tree());
    }

    static Consumer<Manifests> at(String kind, String name, String pointer, Consumer<ObjectNode> change) {
        return in(kind, name, tree -> change.accept((ObjectNode) tree.at(pointer)));
    }

    /** Renames it, which for everybody else is the same as taking it away. */
    static Consumer<Manifests> away(String kind, String name) {
        return at(kind, name, "/metadata", metadata -> metadata.put("name", "another"));
    }
}
