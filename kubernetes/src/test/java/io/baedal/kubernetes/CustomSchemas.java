package io.baedal.kubernetes;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/**
 * The operators' kinds. Their schemas here are our own and narrow: a field that nobody has written down is refused, so a
 * slip of the pen is found, but an operator may know more fields or, in another version, fewer.
 */
final class CustomSchemas {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private CustomSchemas() {}

    static Stream<String> complaints(String group, Manifest manifest) {
        String name = "/schemas/" + group + "." + manifest.kind() + ".json";
        try (InputStream schema = CustomSchemas.class.getResourceAsStream(name)) {
            if (schema == null) {
                return Stream.of(manifest + " has no schema " + name);
            }
            return REGISTRY.getSchema(schema).validate(manifest.tree().toString(), InputFormat.JSON).stream()
                    .map(error -> manifest + ": " + error);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
