package io.baedal.platform;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Controller;

/**
 * What has to be true of the code of every service. Each service runs them all by an {@code ArchitectureTests} of its
 * own, {@code ArchTests.in(ArchitectureRules.class)}. A rule comes with the counter-example that it rejects, in
 * {@code io.baedal.counterexample}: one that cannot fail says nothing.
 */
public final class ArchitectureRules {

    private static final Pattern MODULE = Pattern.compile("io\\.baedal\\.(\\w+)");

    private static final DescribedPredicate<JavaClass> STORED = describe(
            "are stored by JPA",
            type -> type.isAnnotatedWith(Entity.class)
                    || type.isAnnotatedWith(MappedSuperclass.class)
                    || type.isAnnotatedWith(Embeddable.class));

    @ArchTest
    public static final ArchRule SERVICES_KNOW_NO_OTHER_SERVICE = classes()
            .should(new DependOnNoModuleButPlatform())
            .because("services are built, deployed and broken one by one; they meet in the event language only");

    @ArchTest
    public static final ArchRule TYPES_ARE_PACKAGE_PRIVATE = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .areNotAnnotatedWith(SpringBootApplication.class)
            .should()
            .notBePublic()
            .because("nobody outside uses a type of a service, and what nobody uses may be changed");

    @ArchTest
    public static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS = NO_CLASSES_SHOULD_USE_FIELD_INJECTION.because(
            "a constructor says what a type needs, and lets a test make one without Spring");

    @ArchTest
    public static final ArchRule STORED_TYPES_HAVE_NO_SETTERS = methods()
            .that()
            .areDeclaredInClassesThat(STORED)
            .should()
            .haveNameNotMatching("set[A-Z].*")
            .allowEmptyShould(true)
            .because("an aggregate changes through what happened to it, which asks its transition table");

    @ArchTest
    public static final ArchRule STORED_FIELDS_ARE_PRIVATE = fields().that()
            .areNotStatic()
            .and()
            .areDeclaredInClassesThat(STORED)
            .should()
            .bePrivate()
            .allowEmptyShould(true)
            .because("whoever can write a field goes past the transition table");

    @ArchTest
    public static final ArchRule TIME_COMES_FROM_THE_CLOCK = noClasses()
            .should()
            .callCodeUnitWhere(describe("the system's time is asked for", ArchitectureRules::asksForTheTime))
            .because("a test has to be able to say what time it is");

    @ArchTest
    public static final ArchRule NOBODY_SLEEPS = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", Duration.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class, int.class)
            .because("a sleep is too long on a good day and too short on a bad one; wait for the event itself");

    @ArchTest
    public static final ArchRule EVERYTHING_IS_LOGGED = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callCodeUnitWhere(describe(
                    "a stack trace is printed",
                    call -> call.getName().equals("printStackTrace")
                            && call.getTargetOwner().isAssignableTo(Throwable.class)))
            .because("what is printed has no level, no correlation id and no reader");

    @ArchTest
    public static final ArchRule NAMES_ARE_WORDS_OF_THE_FIELD = classes()
            .should()
            .haveNameNotMatching(
                    ".*[.$](\\w*[a-z0-9])?(Utils?|Helpers?|Managers?|Impl|Dtos?|DTO|Base|Common)([A-Z0-9]\\w*)?")
            .because("such a name says that nobody knew what the type is for");

    /** Reading is allowed: a page of the catalog has no rule to it that a service could add. */
    @ArchTest
    public static final ArchRule CONTROLLERS_CHANGE_NOTHING_THEMSELVES = noClasses()
            .that(describe("are controllers", type -> type.isMetaAnnotatedWith(Controller.class)))
            .should()
            .callCodeUnitWhere(describe("a repository writes", ArchitectureRules::writesThroughARepository))
            .because("there is one way to load, change and save, so that nobody forgets the lock or the event");

    @ArchTest
    public static final ArchRule ONLY_ORDER_AND_PAYMENT_CALL_OTHERS = noClasses()
            .that(not(resideInAnyPackage("io.baedal.order..", "io.baedal.payment..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "feign..",
                    "org.springframework.cloud.openfeign..",
                    "org.springframework.web.client..",
                    "org.springframework.web.reactive.function.client..",
                    "org.springframework.web.service..",
                    "java.net.http..")
            .allowEmptyShould(true)
            .because("every other service must work while its neighbours are down");

    private ArchitectureRules() {}

    private static boolean asksForTheTime(JavaCall<?> call) {
        JavaClass owner = call.getTargetOwner();
        boolean withoutAClock = call.getTarget().getRawParameterTypes().stream()
                .noneMatch(parameter -> parameter.isAssignableTo(Clock.class));
        return switch (call.getName()) {
            case "now" -> withoutAClock && owner.isAssignableTo(TemporalAccessor.class);
            case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
            case "systemUTC", "systemDefaultZone", "system" ->
                owner.isEquivalentTo(Clock.class) && !call.getOrigin().isAnnotatedWith(Bean.class);
            case "<init>" ->
                owner.isEquivalentTo(Date.class)
                        && call.getTarget().getRawParameterTypes().isEmpty();
            case String _ -> false;
        };
    }

    private static boolean writesThroughARepository(JavaCall<?> call) {
        return call.getTargetOwner().isAssignableTo(Repository.class)
                && (call.getName().matches("(save|delete|flush|remove).*")
                        || call.getTarget().isMetaAnnotatedWith(Modifying.class));
    }

    /** By the packages: {@code io.baedal.order} is the module Order. */
    private static final class DependOnNoModuleButPlatform extends ArchCondition<JavaClass> {

        DependOnNoModuleButPlatform() {
            super("depend on no module of the suite but platform");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            type.getDirectDependenciesFromSelf().stream()
                    .filter(dependency -> {
                        String other = module(dependency.getTargetClass());
                        return !other.isEmpty() && !other.equals("platform") && !other.equals(module(type));
                    })
                    .forEach(dependency ->
                            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
        }

        private static String module(JavaClass type) {
            Matcher module = MODULE.matcher(type.getBaseComponentType().getPackageName());
            return module.lookingAt() ? module.group(1) : "";
        }
    }
}
