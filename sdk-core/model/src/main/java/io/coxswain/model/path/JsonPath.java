package io.coxswain.model.path;

import io.coxswain.model.codec.Codec;
import io.coxswain.model.tree.JsonTree;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A JSONPath template as kubectl takes it: text, and within braces what to print of an object. It is parsed once, and may then
 * be used for any number of objects, by any number of threads.
 *
 * <pre>{@code
 * JsonPath names = JsonPath.parse("{range .items[*]}{.metadata.name}{\"\\n\"}{end}");
 * String lines = names.allowMissingKeys().print(list);
 * }</pre>
 *
 * <p>Whole numbers compare with whole numbers only, and others with others, as in kubectl.
 */
public final class JsonPath {
    private static final Pattern RELAXED = Pattern.compile("\\{\\.?([^{}]+)}|\\.?([^{}]+)");

    private final String template;
    private final List<Step> steps;
    private final boolean missingAllowed;

    private JsonPath(String template, List<Step> steps, boolean missingAllowed) {
        this.template = template;
        this.steps = List.copyOf(steps);
        this.missingAllowed = missingAllowed;
    }

    /**
     * Parses a template.
     *
     * @throws JsonPathException if it is none
     */
    public static JsonPath parse(String template) {
        return new JsonPath(template, TemplateParser.parse(new Cursor(template, 0)), false);
    }

    /**
     * Parses a single path as custom columns and sort keys take it, where braces and the first point may be left out:
     * {@code metadata.name}, {@code .metadata.name}, {@code {.metadata.name}}.
     *
     * @throws JsonPathException if it is not a path
     */
    public static JsonPath relaxed(String path) {
        Matcher matcher = RELAXED.matcher(path);
        if (path.isEmpty()) {
            return parse("");
        }
        if (!matcher.matches()) {
            throw JsonPathException.syntax("a path has braces around it, or none", 0);
        }
        String inner = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return parse("{." + inner + "}");
    }

    /** The same template, to which a field that is not there is no error: it finds nothing. */
    public JsonPath allowMissingKeys() {
        return new JsonPath(template, steps, true);
    }

    /**
     * What each part of the template finds, in order; text outside of braces finds itself. What is found belongs to the object.
     *
     * @throws JsonPathException if the template does not fit the object, or finds too much
     */
    public List<List<JsonNode>> find(JsonNode object) {
        return new Evaluation(steps, missingAllowed).run(object);
    }

    /**
     * What the whole template finds, text included.
     *
     * @throws JsonPathException if the template does not fit the object, or finds too much
     */
    public List<JsonNode> values(JsonNode object) {
        return find(object).stream().flatMap(List::stream).toList();
    }

    /**
     * What {@code kubectl get -o jsonpath} prints: strings as they are, objects and lists as JSON, a blank between what one part
     * finds.
     *
     * @throws JsonPathException if the template does not fit the object, or finds too much
     */
    public String print(JsonNode object) {
        StringBuilder out = new StringBuilder();
        for (List<JsonNode> part : find(object)) {
            for (int i = 0; i < part.size(); i++) {
                out.append(i == 0 ? "" : " ").append(GoText.of(part.get(i)));
            }
        }
        return out.toString();
    }

    /** What {@link #print(JsonNode)} prints of a typed object. */
    public <T> String print(Codec<T> codec, T object) {
        return print(JsonTree.of(codec, object));
    }

    /**
     * What {@code kubectl get -o jsonpath-as-json} prints: a JSON list for each part, indented.
     *
     * @throws JsonPathException if the template does not fit the object, or finds too much
     */
    public String printAsJson(JsonNode object) {
        StringBuilder out = new StringBuilder();
        find(object).forEach(part -> out.append(GoText.indented(part)).append('\n'));
        return out.toString();
    }

    /** The template, as it was parsed. */
    @Override
    public String toString() {
        return template;
    }
}
