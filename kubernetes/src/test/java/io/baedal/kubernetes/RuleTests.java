package io.baedal.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every rule holds in everything that can be rendered, and each one bites. */
class RuleTests {

    private static final List<Rule> RULES = Stream.of(
                    PodRules.all(), ScaleRules.all(), ReferenceRules.all(), NetworkRules.all(), StateRules.all())
            .flatMap(List::stream)
            .toList();

    @TestFactory
    Stream<DynamicTest> everyOverlayKeepsEveryRule() {
        return Kubectl.everything().stream()
                .flatMap(folder -> RULES.stream()
                        .map(rule -> DynamicTest.dynamicTest(
                                folder + ": " + rule.says(),
                                () -> assertThat(rule.check(Manifests.read(folder)))
                                        .isEmpty())));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleRejectsItsBrokenExample() {
        return RULES.stream()
                .map(rule -> DynamicTest.dynamicTest(rule.says(), () -> {
                    Manifests broken = Manifests.read(rule.brokenIn());
                    rule.breaking().accept(broken);
                    assertThat(rule.check(broken)).isNotEmpty();
                }));
    }
}
