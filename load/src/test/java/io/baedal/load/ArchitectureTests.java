package io.baedal.load;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.baedal.platform.ArchitectureRules;

/** The rules that hold for a driver too: it is no service, prints to a terminal, and asks the clock. */
@AnalyzeClasses(packages = "io.baedal.load", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    /** Not the services' own rule: the drills start the databases, which are no service. */
    @ArchTest
    static final ArchRule knowsNoService = noClasses()
            .should()
            .dependOnClassesThat(describe(
                    "belong to a service", type -> type.getPackageName().matches("io\\.baedal\\.(?!load|databases).*")))
            .because("what is checked must not be asked how it wants to be checked");

    @ArchTest
    static final ArchRule nobodySleeps = ArchitectureRules.NOBODY_SLEEPS;

    @ArchTest
    static final ArchRule namesAreWordsOfTheField = ArchitectureRules.NAMES_ARE_WORDS_OF_THE_FIELD;
}
