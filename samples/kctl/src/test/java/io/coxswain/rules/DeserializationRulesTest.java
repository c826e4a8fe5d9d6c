package io.coxswain.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;

/** What comes from outside never says of which class it is to be. */
class DeserializationRulesTest {

    @Test
    @Tag("security-deserialization")
    void libraryReadsNoJavaObjectsAndNamesOfClasses() {
        noClasses()
                .that()
                .resideInAnyPackage(Project.LIBRARY)
                .should()
                .dependOnClassesThat(
                        belongToAnyOf(ObjectInputStream.class, ObjectInputFilter.class, PolymorphicTypeValidator.class)
                                .or(name("com.fasterxml.jackson.annotation.JsonTypeInfo")))
                .check(Project.CLASSES);
    }
}
