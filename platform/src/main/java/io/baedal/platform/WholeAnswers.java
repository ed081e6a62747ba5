package io.baedal.platform;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * An answer has all its properties, some of them null; only a question may leave one out. Records look alike in both, so
 * it is known only where their schemas are used.
 */
final class WholeAnswers implements OpenApiCustomizer {

    @Override
    @SuppressWarnings("rawtypes")
    public void customise(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        Set<String> answered = new HashSet<>();
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .flatMap(operation -> operation.getResponses().values().stream())
                .map(ApiResponse::getContent)
                .filter(Objects::nonNull)
                .flatMap(content -> content.values().stream())
                .map(MediaType::getSchema)
                .filter(Objects::nonNull)
                .forEach(schema -> complete(schema, schemas, answered));
    }

    @SuppressWarnings("rawtypes")
    private static void complete(Schema<?> schema, Map<String, Schema> schemas, Set<String> answered) {
        if (schema.get$ref() != null) {
            String name = DocumentedRecords.nameIn(schema.get$ref());
            if (answered.add(name)) {
                complete(schemas.get(name), schemas, answered);
            }
            return;
        }
        if (schema.getProperties() != null) {
            schema.setRequired(
                    new ArrayList<>(new TreeSet<>(schema.getProperties().keySet())));
        }
        parts(schema).forEach(part -> complete(part, schemas, answered));
    }

    private static Stream<Schema<?>> parts(Schema<?> schema) {
        Stream.Builder<Schema<?>> parts = Stream.builder();
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(parts::add);
        }
        if (schema.getAnyOf() != null) {
            schema.getAnyOf().forEach(parts::add);
        }
        if (schema.getItems() != null) {
            parts.add(schema.getItems());
        }
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            parts.add(values);
        }
        return parts.build();
    }
}
