package io.coxswain.rules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Source;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleRulesTest {
    @ParameterizedTest
    @CsvSource({
        "codegen, codegen",
        "model,   model",
        "client,  client model",
        "testkit, testkit client model",
        "watch,   watch client model",
        "exec,    exec client model",
        "dynamic, dynamic client model",
        "maven,   maven dynamic client model codegen",
        "spring,  spring watch exec dynamic client model"
    })
    void modulesUseOnlyWhatIsBelowThem(String module, String allowed) {
        String[] packages = Stream.of(allowed.split(" "))
                .map(name -> "io.coxswain." + name + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("io.coxswain." + module + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.coxswain..").and(not(resideInAnyPackage(packages))))
                .check(Project.CLASSES);
    }

    @Test
    void modelKnowsNeitherReactorNorNetty() {
        noClasses()
                .that()
                .resideInAPackage("io.coxswain.model..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("reactor..", "io.netty..", "org.reactivestreams..")
                .check(Project.CLASSES);
    }

    @ParameterizedTest
    @CsvSource({
        "io.coxswain.client.rest..,   io.coxswain.client",
        "io.coxswain.client.config.., io.coxswain.client",
        "io.coxswain.client.config.., io.coxswain.client.rest..",
        "io.coxswain.client.config.., io.coxswain.client.auth..",
        "io.coxswain.client.auth..,   io.coxswain.client",
        "io.coxswain.client.auth..,   io.coxswain.client.rest.."
    })
    void clientUsesOnlyWhatIsBelow(String lower, String upper) {
        noClasses()
                .that()
                .resideInAPackage(lower)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(upper)
                .check(Project.CLASSES);
    }

    @Test
    void everyModuleSaysWhatItNeedsAndEveryPackageWhatItHolds() throws IOException {
        List<Path> withCode = Project.allModules();
        assertThat(withCode).hasSizeGreaterThan(12);
        for (Path module : withCode) {
            Path sources = module.resolve("src/main/java");
            // The model's is generated, and so are the packages of its kinds, to some of which types are added by hand.
            Path generated = module.resolve("target/generated-sources/kubernetes");
            assertThat(List.of(sources, generated))
                    .as("%s declares its module", module)
                    .anyMatch(folder -> Files.exists(folder.resolve("module-info.java")));
            try (Stream<Path> files = Files.walk(sources)) {
                assertThat(files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("module-info.java"))
                                .map(file -> sources.relativize(file.getParent()))
                                .distinct())
                        .isNotEmpty()
                        .allMatch(folder -> Files.exists(sources.resolve(folder).resolve("package-info.java"))
                                || Files.exists(generated.resolve(folder).resolve("package-info.java")));
            }
        }
    }

    @Test
    void everyModuleIsSeen() throws IOException {
        Set<URI> sources = Project.CLASSES.stream()
                .flatMap(type -> type.getSource().stream())
                .map(Source::getUri)
                .collect(Collectors.toSet());
        assertThat(Project.modules())
                .hasSizeGreaterThan(8)
                .allSatisfy(module ->
                        assertThat(sources).anyMatch(source -> source.toString().contains(module + "/target/")));
    }
}
