package io.coxswain.codegen.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {
    @TempDir
    Path folder;

    @Test
    void disagreementLeavesTheFolderAsItIs() throws IOException {
        // Exceptions speaks of Kubernetes itself, which these inputs are not.
        Path inputs = new SmallInputs().write(folder);
        Path schema = Files.createDirectory(folder.resolve("schema"));
        Path old = Files.writeString(schema.resolve("old.v1.schema"), "api old/v1\n");

        assertThatThrownBy(() -> Import.main(new String[] {inputs.toString(), schema.toString()}))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("is needed no longer");

        assertThat(old).hasContent("api old/v1\n");
    }

    @Test
    void wrongArgumentsAreAnsweredWithTheUsage() {
        assertThatThrownBy(() -> Import.main(new String[] {"v1.99"}))
                .isInstanceOf(ImportException.class)
                .hasMessage("usage: Import <inputs> <schema folder> [--all-versions]");
    }

    @Test
    void folderMustBeNamedAfterTheVersion() {
        assertThatThrownBy(() -> Import.main(new String[] {folder.toString(), "schema"}))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("is not a folder named after a Kubernetes version, such as v1.36");
    }

    @Test
    void missingInputIsNamed() throws IOException {
        Path inputs = new SmallInputs().write(folder);
        Files.delete(inputs.resolve("discovery-api.json"));

        assertThatThrownBy(() -> Inputs.read(inputs))
                .isInstanceOf(ImportException.class)
                .hasMessageEndingWith("discovery-api.json is missing");
    }

    @Test
    void brokenInputIsNamed() throws IOException {
        Path inputs = new SmallInputs().write(folder);
        Files.writeString(inputs.resolve("go-types.json"), "{\"kinds\": [");

        assertThatThrownBy(() -> Inputs.read(inputs))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("go-types.json is not JSON");
    }
}
