package io.coxswain.model.schema;

import io.coxswain.model.ApiVersion;
import io.coxswain.model.schema.ResourceFacts.SubresourceFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a schema file of the model. Its form is described and checked where the files are made; here they are trusted, and the
 * lines of a type stay text until its fields are asked for.
 */
final class SchemaText {
    static final String INLINE = "...";

    private static final String INDENT = "  ";
    private static final String EMPTY = "\"\"";
    private static final Map<String, ScalarType> SCALARS = scalars();

    private final String api;
    private final List<ResourceFacts> resources = new ArrayList<>();
    private final Map<String, TypeFacts> types = new LinkedHashMap<>();
    private final Map<String, EnumType> enums = new LinkedHashMap<>();
    private ApiVersion apiVersion = new ApiVersion("", "v1");

    private SchemaText(String api) {
        this.api = api;
    }

    static ApiFacts read(String api, String text) {
        SchemaText schema = new SchemaText(api);
        List<String> block = new ArrayList<>();
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (line.startsWith(INDENT)) {
                block.add(line.substring(INDENT.length()));
            } else if (line.isEmpty()) {
                schema.add(block);
                block.clear();
            } else if (!line.startsWith("#")) {
                block.add(line);
            }
        }
        schema.add(block);
        return new ApiFacts(schema.apiVersion, schema.resources, schema.types, schema.enums);
    }

    private void add(List<String> block) {
        if (block.isEmpty()) {
            return;
        }
        String[] head = block.get(0).split(" ", -1);
        List<String> lines = block.subList(1, block.size());
        switch (head[0]) {
            case "api" -> apiVersion = ApiVersion.parse(head[1]);
            case "resource" -> resources.add(resource(head, lines));
            case "enum" -> enums.put(head[1], new EnumType(api + "." + head[1], values(lines)));
            default -> types.put(head[1], new TypeFacts(api, head[1], head[0].equals("kind"), lines));
        }
    }

    private static List<String> values(List<String> lines) {
        return lines.stream().map(value -> value.equals(EMPTY) ? "" : value).toList();
    }

    private ResourceFacts resource(String[] head, List<String> lines) {
        Map<String, List<String>> facts = new LinkedHashMap<>();
        List<SubresourceFacts> subresources = new ArrayList<>();
        for (String line : lines) {
            List<String> words = List.of(line.split(" ", -1));
            if (words.get(0).equals("sub")) {
                String type = TypeReference.lengthen(api, words.get(2));
                subresources.add(new SubresourceFacts(words.get(1), type, words.subList(3, words.size())));
            } else {
                facts.put(words.get(0), words.subList(1, words.size()));
            }
        }
        return new ResourceFacts(
                head[1],
                String.join(" ", facts.getOrDefault("singular", List.of())),
                head[2],
                head[3].equals("namespaced"),
                facts.getOrDefault("short", List.of()),
                facts.getOrDefault("categories", List.of()),
                facts.getOrDefault("verbs", List.of()),
                subresources);
    }

    static FieldFacts field(String api, String line) {
        String[] words = line.split(" ", 3);
        boolean pointer = words[1].startsWith("*");
        String type = pointer ? words[1].substring(1) : words[1];
        return new FieldFacts(words[0], new TypeReference(api, type), pointer, new FieldOptions(line));
    }

    static @Nullable ScalarType scalar(String name) {
        return SCALARS.get(name);
    }

    private static Map<String, ScalarType> scalars() {
        Map<String, ScalarType> scalars = new LinkedHashMap<>();
        for (ScalarType scalar : ScalarType.values()) {
            scalars.put(camel(scalar.name()), scalar);
        }
        return scalars;
    }

    private static String camel(String constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }
}
