package io.coxswain.codegen.importer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reading of JSON inputs. */
final class JsonFile {
    private static final JsonMapper MAPPER = new JsonMapper();

    private JsonFile() {}

    static JsonNode read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ImportException(file + " is missing");
        }
        try {
            return MAPPER.readTree(file);
        } catch (JacksonException e) {
            throw new ImportException(file + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isString()) {
            throw new ImportException("no text '" + name + "' in " + node);
        }
        return value.asString();
    }

    static @Nullable String textOrNull(JsonNode node, String name) {
        return node.has(name) ? text(node, name) : null;
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(value -> texts.add(value.asString()));
        return texts;
    }
}
