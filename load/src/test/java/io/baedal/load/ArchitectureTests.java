package io.baedal.load;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.baedal.platform.ArchitectureRules;

/** The rules that hold for a driver too: it is no service, prints to a terminal, and asks the clock. */
@AnalyzeClasses(packages = "io.baedal.load", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule knowsNoService = ArchitectureRules.SERVICES_KNOW_NO_OTHER_SERVICE;

    @ArchTest
    static final ArchRule nobodySleeps = ArchitectureRules.NOBODY_SLEEPS;

    @ArchTest
    static final ArchRule namesAreWordsOfTheField = ArchitectureRules.NAMES_ARE_WORDS_OF_THE_FIELD;
}
