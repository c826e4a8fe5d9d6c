package io.coxswain.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamingRulesTest {
    private static final DescribedPredicate<JavaClass> OPEN_TO_SUBCLASSES = DescribedPredicate.describe(
            "be open to subclasses without being made for them",
            type -> !type.isInterface()
                    && !type.isAssignableTo(Throwable.class)
                    && !type.getModifiers().contains(JavaModifier.FINAL)
                    && !type.getModifiers().contains(JavaModifier.ABSTRACT)
                    && !type.reflect().isSealed());

    @ParameterizedTest
    @ValueSource(strings = {"internal", "impl", "util", "utils"})
    void packagesAreNamedByFeature(String name) {
        noClasses().should().resideInAPackage(".." + name + "..").check(Project.CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Impl", "Utils", "Util", "Helper", "Manager"})
    void classesAreNamedByWhatTheyAre(String ending) {
        noClasses().should().haveSimpleNameEndingWith(ending).check(Project.CLASSES);
    }

    @Test
    void noClassIsNamedAbstract() {
        noClasses().should().haveSimpleNameStartingWith("Abstract").check(Project.CLASSES);
    }

    @Test
    void noInterfaceIsMarkedByAnI() {
        noClasses()
                .that()
                .areInterfaces()
                .should()
                .haveNameMatching(".*[.$]I[A-Z][a-z]\\w*")
                .check(Project.CLASSES);
    }

    @Test
    void publicClassesAreFinalUnlessMadeForSubclasses() {
        noClasses()
                .that()
                .arePublic()
                .should(ArchCondition.from(OPEN_TO_SUBCLASSES))
                .check(Project.CLASSES);
    }
}
