package io.baedal.platform;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.Nullness;

/**
 * The schemas of records as their components are declared: what JSpecify calls nullable may be null or left out, all else
 * has to be there. springdoc looks at the annotations of validation only, which answers do not have. And it calls a schema
 * by the record's own name, whatever the record is nested in, so two of one name would silently become one.
 */
final class DocumentedRecords implements ModelConverter, OpenApiCustomizer {

    private static final String NULL = "null";

    private final Map<String, JavaType> named = new ConcurrentHashMap<>();
    private final Set<String> namesakes = ConcurrentHashMap.newKeySet();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        Schema<?> resolved = others.hasNext() ? others.next().resolve(type, context, others) : null;
        JavaType java = Json31.mapper().constructType(type.getType());
        if (resolved != null && java.getRawClass().isRecord()) {
            Schema<?> model = resolved.get$ref() == null ? resolved : named(nameIn(resolved.get$ref()), java, context);
            // Not there yet when a record holds records of its own kind.
            if (model != null && model.getProperties() != null) {
                describe(java.getRawClass(), model);
            }
        }
        return resolved;
    }

    private @Nullable Schema<?> named(String name, JavaType java, ModelConverterContext context) {
        JavaType first = named.putIfAbsent(name, java);
        if (first != null && !first.equals(java)) {
            namesakes.add("%s: %s and %s".formatted(name, first, java));
        }
        return context.getDefinedModels().get(name);
    }

    /** Only here, because what a converter throws is logged and forgotten. */
    @Override
    public void customise(OpenAPI document) {
        if (!namesakes.isEmpty()) {
            throw new IllegalStateException("Records of one name in one API document: " + namesakes);
        }
    }

    static String nameIn(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static void describe(Class<?> type, Schema<?> model) {
        Set<String> required = new TreeSet<>(model.getRequired() == null ? List.of() : model.getRequired());
        for (RecordComponent component : type.getRecordComponents()) {
            Schema<?> property = model.getProperties().get(component.getName());
            if (property == null) {
                // Unwrapped: its own properties stand here, described already.
                continue;
            }
            if (isNullable(component)) {
                required.remove(component.getName());
                model.getProperties().put(component.getName(), orNull(property));
            } else {
                required.add(component.getName());
            }
        }
        model.setRequired(required.isEmpty() ? null : new ArrayList<>(required));
    }

    private static boolean isNullable(RecordComponent component) {
        return Nullness.forMethodReturnType(component.getAccessor()) == Nullness.NULLABLE;
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (property.get$ref() != null) {
            Schema<?> nothing = new JsonSchema();
            nothing.addType(NULL);
            return new JsonSchema().addAnyOfItem(property).addAnyOfItem(nothing);
        }
        if (property.getTypes() != null && property.addType(NULL) && property.getEnum() != null) {
            property.addEnumItemObject(null);
        }
        return property;
    }
}
