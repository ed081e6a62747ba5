package io.baedal.store;

import io.baedal.platform.InvalidField;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.validation.groups.Default;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code PATCH} as JSON merge (RFC 7396): the present state as JSON, with what the patch names written over it, read and
 * validated like a whole one. Thereby a null that is sent differs from a field that is not.
 */
@Component
@RequiredArgsConstructor
class MergePatch {

    /** Rules for the outcome of a patch only: what has a default may be left out of a whole one, not patched to null. */
    interface Outcome {}

    private final JsonMapper mapper;
    private final Validator validator;

    /** {@code nameField} may also be sent as {@code name}, which is no field of the present state to write over. */
    <T> T apply(Map<String, @Nullable Object> patch, T present, Class<T> type, String nameField) {
        ObjectNode named = mapper.valueToTree(patch);
        if (named.has("name")) {
            named.putIfAbsent(nameField, named.remove("name"));
        }
        ObjectNode merged = mapper.valueToTree(present);
        merged.setAll(named);
        T wanted = read(merged, type);
        Set<ConstraintViolation<T>> violations = validator.validate(wanted, Default.class, Outcome.class);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return wanted;
    }

    private <T> T read(ObjectNode merged, Class<T> type) {
        try {
            return mapper.treeToValue(merged, type);
        } catch (DatabindException mismatch) {
            throw new InvalidField(mismatch.getPath().getLast().getPropertyName(), "has the wrong type");
        }
    }
}
