package io.baedal.kubernetes;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What an object may consist of. Kubernetes' own kinds are checked by the models of its official client, which know every
 * field and which of them must be there; the operators' kinds by schemas in {@code src/test/resources/schemas}, which
 * know the fields that we use.
 */
final class Schemas {

    private Schemas() {}

    /** What is wrong with that object; nothing when it is right. */
    static Stream<String> complaints(Manifest manifest) {
        String group =
                manifest.apiVersion().contains("/") ? manifest.apiVersion().split("/")[0] : "";
        boolean ours = group.isEmpty() || group.endsWith(".k8s.io") || !group.contains(".");
        return ours ? kubernetes(manifest) : CustomSchemas.complaints(group, manifest);
    }

    private static Stream<String> kubernetes(Manifest manifest) {
        JsonElement tree = JsonParser.parseString(manifest.tree().toString());
        try {
            model(manifest).getMethod("validateJsonElement", JsonElement.class).invoke(null, tree);
            return Stream.of();
        } catch (InvocationTargetException refused) {
            return Stream.of(manifest + ": " + refused.getCause());
        } catch (ReflectiveOperationException unknown) {
            return Stream.of(manifest + " is of no kind that Kubernetes knows: " + unknown);
        }
    }

    /** {@code autoscaling/v2} and HorizontalPodAutoscaler make V2HorizontalPodAutoscaler. */
    private static Class<?> model(Manifest manifest) throws ClassNotFoundException {
        String version = manifest.apiVersion().replaceFirst(".*/", "").toUpperCase(Locale.ROOT);
        return Class.forName("io.kubernetes.client.openapi.models." + version + manifest.kind());
    }
}
