package io.baedal.platform;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules that hold for the shared library too; its types are public where the services need them. */
@AnalyzeClasses(packages = "io.baedal.platform", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule knowsNoService = ArchitectureRules.SERVICES_KNOW_NO_OTHER_SERVICE;

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = ArchitectureRules.NOTHING_IS_INJECTED_INTO_FIELDS;

    @ArchTest
    static final ArchRule storedTypesHaveNoSetters = ArchitectureRules.STORED_TYPES_HAVE_NO_SETTERS;

    @ArchTest
    static final ArchRule storedFieldsArePrivate = ArchitectureRules.STORED_FIELDS_ARE_PRIVATE;

    @ArchTest
    static final ArchRule timeComesFromTheClock = ArchitectureRules.TIME_COMES_FROM_THE_CLOCK;

    @ArchTest
    static final ArchRule nobodySleeps = ArchitectureRules.NOBODY_SLEEPS;

    @ArchTest
    static final ArchRule everythingIsLogged = ArchitectureRules.EVERYTHING_IS_LOGGED;

    @ArchTest
    static final ArchRule namesAreWordsOfTheField = ArchitectureRules.NAMES_ARE_WORDS_OF_THE_FIELD;
}
