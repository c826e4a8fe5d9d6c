package io.coxswain.codegen.schema;

import io.coxswain.codegen.schema.ResourceSchema.SubresourceSchema;
import io.coxswain.codegen.schema.TypeSchema.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the schema files, one for each API group and version, named by its {@link ApiSchema#id()}.
 *
 * <pre>
 * # a comment
 * api apps/v1
 *
 * resource deployments Deployment namespaced     # or: cluster
 *   singular deployment
 *   short deploy
 *   categories all
 *   verbs create delete get list watch
 *   sub scale autoscaling.v1.Scale get patch     # what it takes and gives, and its verbs
 *
 * enum DeploymentStrategyType                    # each known value in a line
 *   Recreate
 *   RollingUpdate
 *
 * kind Deployment                                # has apiVersion and kind; other objects are: type
 *   metadata meta.v1.ObjectMeta 1 always         # name, type (*: a pointer), protobuf tag (-: none), presence
 *
 * type Example
 *   ...Inlined 2                                 # another type's fields
 *   ports []Port 3 optional required list=map keys=port,protocol atomic patch=merge mergeKey=port
 *   type string(DeploymentStrategyType) 4 omitZero default="Recreate"
 * </pre>
 *
 * Comments stand in lines of their own; those at a line's end above only explain. A tag's suffix, as in {@code 4/items}, names a wire
 * form that the type does not imply. A type without an API is of the file's own.
 */
public final class SchemaReader {
    /** What the files of a folder end with. */
    public static final String SUFFIX = ".schema";

    static final String EMPTY = "\"\"";
    private static final String INDENT = "  ";

    private final List<String> lines;
    private int at;

    private SchemaReader(String text) {
        this.lines = text.lines().toList();
    }

    /** All schemas of a folder, sorted by file name. */
    public static List<ApiSchema> readAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<ApiSchema> schemas = new ArrayList<>();
            for (Path file :
                    files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList()) {
                schemas.add(read(file));
            }
            return schemas;
        }
    }

    /** The schema in a file. */
    public static ApiSchema read(Path file) throws IOException {
        ApiSchema schema = read(file.toString(), Files.readString(file));
        if (!file.endsWith(schema.id() + SUFFIX)) {
            throw new SchemaException(
                    file + ": holds " + schema.id() + ", so its name must be " + schema.id() + SUFFIX);
        }
        return schema;
    }

    /**
     * The schema in a text.
     *
     * @throws SchemaException if it does not have the form above; the message starts with the file, as given, and the line
     */
    public static ApiSchema read(String file, String text) {
        SchemaReader reader = new SchemaReader(text);
        try {
            return reader.schema();
        } catch (IllegalArgumentException e) {
            throw new SchemaException(file + ":" + reader.at + ": " + e.getMessage(), e);
        }
    }

    private ApiSchema schema() {
        String[] api = words(next(), "api <group>/<version>");
        int slash = api[1].indexOf('/');
        String group = slash < 0 ? "" : api[1].substring(0, slash);
        String version = api[1].substring(slash + 1);
        TypeText typeText = new TypeText(ApiSchema.idOf(group, version));
        List<ResourceSchema> resources = new ArrayList<>();
        List<EnumSchema> enums = new ArrayList<>();
        List<TypeSchema> types = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String line = next(); line != null; line = next()) {
            if (!names.add(declared(line))) {
                throw new IllegalArgumentException("'" + declared(line) + "' stands there twice");
            }
            switch (line.split(" ", 2)[0]) {
                case "resource" ->
                    resources.add(resource(words(line, "resource <plural> <kind> namespaced|cluster"), typeText));
                case "enum" -> enums.add(enumeration(words(line, "enum <name>")));
                case "kind" -> types.add(type(words(line, "kind <name>"), true, new MemberText(typeText)));
                case "type" -> types.add(type(words(line, "type <name>"), false, new MemberText(typeText)));
                default -> throw new IllegalArgumentException("'" + line + "' is not a resource, enum, kind or type");
            }
        }
        return new ApiSchema(group, version, resources, types, enums);
    }

    /** What a block is the only one of: types and enums share their names. */
    private static String declared(String line) {
        String[] words = line.split(" ", 3);
        return (words[0].equals("resource") ? "resource " : "") + (words.length == 1 ? "" : words[1]);
    }

    private ResourceSchema resource(String[] head, TypeText types) {
        if (!head[3].equals("namespaced") && !head[3].equals("cluster")) {
            throw new IllegalArgumentException("'" + head[3] + "' is neither namespaced nor cluster");
        }
        String singular = "";
        List<String> shortNames = List.of();
        List<String> categories = List.of();
        List<String> verbs = List.of();
        List<SubresourceSchema> subresources = new ArrayList<>();
        for (String line = indented(); line != null; line = indented()) {
            List<String> words = List.of(line.split(" ", -1));
            List<String> values = words.subList(1, words.size());
            switch (words.get(0)) {
                case "singular" -> singular = String.join(" ", values);
                case "short" -> shortNames = values;
                case "categories" -> categories = values;
                case "verbs" -> verbs = values;
                case "sub" -> subresources.add(subresource(values, types));
                default -> throw new IllegalArgumentException("'" + line + "' is not a fact of a resource");
            }
        }
        return new ResourceSchema(
                head[1], singular, head[2], head[3].equals("namespaced"), shortNames, categories, verbs, subresources);
    }

    private static SubresourceSchema subresource(List<String> values, TypeText types) {
        if (values.size() < 2) {
            throw new IllegalArgumentException("a subresource has a name, a type and verbs");
        }
        return new SubresourceSchema(values.get(0), types.lengthen(values.get(1)), values.subList(2, values.size()));
    }

    private EnumSchema enumeration(String[] head) {
        List<String> values = new ArrayList<>();
        for (String line = indented(); line != null; line = indented()) {
            values.add(line.equals(EMPTY) ? "" : line);
        }
        return new EnumSchema(head[1], values);
    }

    private TypeSchema type(String[] head, boolean kind, MemberText text) {
        List<Member> members = new ArrayList<>();
        for (String line = indented(); line != null; line = indented()) {
            members.add(text.read(line));
        }
        return new TypeSchema(head[1], kind, members);
    }

    private static String[] words(@Nullable String line, String form) {
        String[] expected = form.split(" ", -1);
        String[] words = line == null ? new String[0] : line.split(" ", -1);
        if (words.length != expected.length || !words[0].equals(expected[0])) {
            throw new IllegalArgumentException("expected: " + form);
        }
        return words;
    }

    /** The next line that says something, or null at the end. */
    private @Nullable String next() {
        while (at < lines.size()) {
            String line = lines.get(at++);
            if (!line.isBlank() && !line.startsWith("#")) {
                return line;
            }
        }
        return null;
    }

    /** The next line without its indent, or null where the indented lines end. */
    private @Nullable String indented() {
        if (at == lines.size() || !lines.get(at).startsWith(INDENT)) {
            return null;
        }
        return lines.get(at++).substring(INDENT.length());
    }
}
