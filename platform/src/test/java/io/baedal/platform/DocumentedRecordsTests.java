package io.baedal.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DocumentedRecordsTests {

    enum Size {
        SMALL,
        LARGE
    }

    record Dish(
            String name,
            long price,
            @Nullable Integer stock,
            @Nullable Size size) {}

    record Menu(List<Dish> dishes, @Nullable Dish ofTheDay) {}

    record Aged(@JsonUnwrapped Dish dish, List<Note> notes, Instant asOf) {}

    record Note(@Nullable String text) {}

    static class Elsewhere {
        record Dish(String name) {}
    }

    private final DocumentedRecords records = new DocumentedRecords();

    @Test
    void whatIsNotNullableHasToBeThere() {
        assertThat(schemasOf(Dish.class).get("Dish").getRequired()).containsExactly("name", "price");
    }

    @Test
    void whatIsNullableMayBeNull() {
        Map<String, Schema<?>> dish = properties("Dish", schemasOf(Dish.class));

        assertThat(dish.get("price").getTypes()).containsExactly("integer");
        assertThat(dish.get("stock").getTypes()).containsExactlyInAnyOrder("integer", "null");
        assertThat(dish.get("size").getEnum()).isEqualTo(Arrays.asList("SMALL", "LARGE", null));
    }

    @Test
    void aRecordMayBeNullInOnePlaceAndNotInAnother() {
        Map<String, Schema<?>> menu = properties("Menu", schemasOf(Menu.class));

        assertThat(menu.get("dishes").getItems().get$ref()).endsWith("/Dish");
        assertThat(menu.get("ofTheDay").getAnyOf())
                .satisfiesExactly(
                        dish -> assertThat(dish.get$ref()).endsWith("/Dish"),
                        nothing -> assertThat(nothing.getTypes()).containsExactly("null"));
    }

    @Test
    void whatIsUnwrappedIsDescribedWhereItStands() {
        Map<String, Schema> schemas = schemasOf(Aged.class);

        assertThat(schemas.get("Aged").getRequired()).containsExactly("asOf", "name", "notes", "price");
        assertThat(properties("Aged", schemas).get("stock").getTypes()).containsExactlyInAnyOrder("integer", "null");
        assertThat(properties("Note", schemas).get("text").getTypes()).containsExactlyInAnyOrder("string", "null");
    }

    @Test
    void anAnswerHasAllItsProperties() {
        Map<String, Schema> schemas = schemasOf(Menu.class);

        new WholeAnswers().customise(answering("Menu", schemas));

        assertThat(schemas.get("Menu").getRequired()).containsExactly("dishes", "ofTheDay");
        assertThat(schemas.get("Dish").getRequired()).containsExactly("name", "price", "size", "stock");
    }

    @Test
    void twoRecordsOfOneNameAreRefused() {
        schemasOf(Dish.class);
        assertThatNoException().isThrownBy(() -> records.customise(new OpenAPI()));

        schemasOf(Elsewhere.Dish.class);
        assertThatIllegalStateException()
                .isThrownBy(() -> records.customise(new OpenAPI()))
                .withMessageContaining("DocumentedRecordsTests$Dish")
                .withMessageContaining("Elsewhere$Dish");
    }

    @SuppressWarnings("rawtypes")
    private Map<String, Schema> schemasOf(Type type) {
        ModelConverters converters = new ModelConverters(true);
        converters.addConverter(records);
        return converters.resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true)).referencedSchemas;
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Map<String, Schema<?>> properties(String name, Map<String, Schema> schemas) {
        return schemas.get(name).getProperties();
    }

    @SuppressWarnings("rawtypes")
    private static OpenAPI answering(String name, Map<String, Schema> schemas) {
        Schema<?> answer = new Schema<>().$ref("#/components/schemas/" + name);
        ApiResponse ok = new ApiResponse()
                .content(new Content().addMediaType("application/json", new MediaType().schema(answer)));
        Operation get = new Operation().responses(new ApiResponses().addApiResponse("200", ok));
        return new OpenAPI()
                .components(new Components().schemas(schemas))
                .paths(new Paths().addPathItem("/menus", new PathItem().get(get)));
    }
}
