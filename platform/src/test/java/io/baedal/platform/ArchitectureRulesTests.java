package io.baedal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Proves that the rules bite: each counter-example is rejected by the rule that it names, and by no other. */
class ArchitectureRulesTests {

    private static final String BREAKS = "io.baedal.counterexample.Breaks";
    private static final JavaClasses COUNTER_EXAMPLES =
            new ClassFileImporter().importPackages("io.baedal.counterexample");
    private static final Map<String, ArchRule> RULES = rules();

    @ParameterizedTest
    @MethodSource("counterExamples")
    void rejectsTheCounterExampleByTheRuleThatItNamesAndByNoOther(String name) {
        JavaClass example = COUNTER_EXAMPLES.get(name);
        assertThat(rulesBrokenBy(example)).containsExactly(ruleNamedBy(example));
    }

    @ParameterizedTest
    @MethodSource("ruleNames")
    void everyRuleHasACounterExample(String rule) {
        assertThat(counterExamples().map(COUNTER_EXAMPLES::get))
                .anySatisfy(example -> assertThat(ruleNamedBy(example)).isEqualTo(rule));
    }

    @ParameterizedTest
    @MethodSource("ruleNames")
    void everyRuleSaysWhy(String rule) {
        assertThat(RULES.get(rule).getDescription()).contains(", because ");
    }

    @Test
    void acceptsWhatMerelyLooksLikeACounterExample() {
        assertThat(COUNTER_EXAMPLES.stream().filter(type -> !type.isAnnotatedWith(BREAKS)))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(rulesBrokenBy(type)).isEmpty());
    }

    static Stream<String> counterExamples() {
        return COUNTER_EXAMPLES.stream()
                .filter(type -> type.isAnnotatedWith(BREAKS))
                .map(JavaClass::getName)
                .sorted();
    }

    static Stream<String> ruleNames() {
        return RULES.keySet().stream().sorted();
    }

    private static List<String> rulesBrokenBy(JavaClass type) {
        JavaClasses alone = COUNTER_EXAMPLES.that(DescribedPredicate.describe("alone", type::equals));
        return ruleNames()
                .filter(name ->
                        RULES.get(name).allowEmptyShould(true).evaluate(alone).hasViolation())
                .toList();
    }

    private static String ruleNamedBy(JavaClass example) {
        return example.getAnnotationOfType(BREAKS).get("value").orElseThrow().toString();
    }

    private static Map<String, ArchRule> rules() {
        return Arrays.stream(ArchitectureRules.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(ArchTest.class))
                .collect(Collectors.toMap(Field::getName, ArchitectureRulesTests::rule));
    }

    private static ArchRule rule(Field field) {
        try {
            return (ArchRule) field.get(null);
        } catch (IllegalAccessException notPublic) {
            throw new IllegalStateException(notPublic);
        }
    }
}
