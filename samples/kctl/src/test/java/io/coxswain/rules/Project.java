package io.coxswain.rules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The main classes of every module that is not a sample, read once. */
final class Project {
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.coxswain")
            .that(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("io.coxswain.samples..")));

    static final String[] LIBRARY = {
        "io.coxswain.model..",
        "io.coxswain.client..",
        "io.coxswain.testkit..",
        "io.coxswain.watch..",
        "io.coxswain.exec..",
        "io.coxswain.dynamic..",
        "io.coxswain.spring.."
    };

    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private Project() {}

    /** The folders of all modules, but for the BOM, which holds no code. */
    static List<Path> allModules() throws IOException {
        return MODULE.matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .filter(module -> !module.equals("sdk-core/bom"))
                .map(ROOT::resolve)
                .toList();
    }

    /** The same without the samples. */
    static List<Path> modules() throws IOException {
        return allModules().stream()
                .filter(module -> !module.startsWith(ROOT.resolve("samples")))
                .toList();
    }

    /** The folders of the modules that users put on their class path. */
    static List<Path> libraryModules() throws IOException {
        return modules().stream().filter(module -> !module.endsWith("codegen")).toList();
    }
}
