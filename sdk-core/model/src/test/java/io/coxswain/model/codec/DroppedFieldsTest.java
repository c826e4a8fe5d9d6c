package io.coxswain.model.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.codegen.Generate;
import io.coxswain.codegen.schema.ApiSchema;
import io.coxswain.codegen.schema.FieldSchema;
import io.coxswain.codegen.schema.SchemaWriter;
import io.coxswain.codegen.schema.TypeSchema;
import io.coxswain.codegen.schema.TypeSchema.Member;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An older client before a newer server: a model is generated from a schema that lacks half of the fields, and must still bring
 * every golden object and every synthetic one back whole. Two rounds lack each field once.
 */
class DroppedFieldsTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** Hand-written code uses fields of these. */
    private static final Set<String> KEPT = Set.of(
            "ObjectMeta.name",
            "ObjectMeta.namespace",
            "ObjectMeta.uid",
            "ObjectMeta.ownerReferences",
            "ObjectMeta.finalizers",
            "ObjectMeta.managedFields",
            "OwnerReference.apiVersion",
            "OwnerReference.kind",
            "OwnerReference.name",
            "OwnerReference.uid",
            "OwnerReference.controller",
            "OwnerReference.blockOwnerDeletion",
            "LabelSelector.matchLabels",
            "LabelSelector.matchExpressions",
            "LabelSelectorRequirement.key",
            "LabelSelectorRequirement.operator",
            "LabelSelectorRequirement.values",
            "ManagedFieldsEntry.manager",
            "ManagedFieldsEntry.operation",
            "ManagedFieldsEntry.subresource",
            "ManagedFieldsEntry.fieldsV1",
            "ManagedFieldsEntry.fieldsType",
            "ManagedFieldsEntry.apiVersion",
            "ManagedFieldsEntry.time");

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void losesNothing(int round, @TempDir Path folder) throws Exception {
        List<ApiSchema> full = SyntheticObjects.schema();
        Path classes = compile(generate(full, round, folder), folder);
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, new WithoutModel(getClass().getClassLoader()))) {
            for (Path file : GoldenObjectsTest.files()) {
                bringsBack(GoldenObjectsTest.type(file), Files.readAllBytes(file), loader);
                bringsBackProtobuf(GoldenObjectsTest.type(file), GoldenObjectsTest.protobuf(file), loader);
            }
            SyntheticObjects synthetic = new SyntheticObjects(full, false);
            for (ApiSchema api : full) {
                for (TypeSchema type : api.types()) {
                    if (type.kind()) {
                        String name = api.id() + "." + type.name();
                        bringsBack(name, MAPPER.writeValueAsBytes(synthetic.object(name)), loader);
                    }
                }
            }
        }
    }

    private static void bringsBack(String type, byte[] json, ClassLoader loader) throws Exception {
        Object codec = Kinds.javaClass(type, loader).getField("CODEC").get(null);
        Class<?> codecClass = loader.loadClass(Codec.class.getName());
        Object object = codecClass.getMethod("fromJson", byte[].class).invoke(codec, (Object) json);
        byte[] written = (byte[]) codecClass.getMethod("toJson", Object.class).invoke(codec, object);
        JsonNode expected = MAPPER.readTree(json);
        JsonNode actual = MAPPER.readTree(written);
        // Both are too large to be shown.
        assertThat(expected.equals(actual))
                .as("%s comes back whole; %s bytes became %s", type, json.length, written.length)
                .isTrue();
    }

    /** What is unknown comes last, so the bytes differ; they mean the same to those who know all. */
    private static void bringsBackProtobuf(String type, byte[] protobuf, ClassLoader loader) throws Exception {
        Object codec = Kinds.javaClass(type, loader).getField("CODEC").get(null);
        Class<?> codecClass = loader.loadClass(Codec.class.getName());
        Object object = codecClass.getMethod("fromProtobuf", byte[].class).invoke(codec, (Object) protobuf);
        byte[] written =
                (byte[]) codecClass.getMethod("toProtobuf", Object.class).invoke(codec, object);
        Codec<Object> full = Kinds.codec(type);
        boolean same = full.fromProtobuf(written).equals(full.fromProtobuf(protobuf));
        assertThat(same).as("%s comes back whole in protobuf", type).isTrue();
        assertThat(written).hasSameSizeAs(protobuf);
    }

    private static Path generate(List<ApiSchema> full, int round, Path folder) throws IOException {
        Path schema = Files.createDirectory(folder.resolve("schema"));
        for (ApiSchema api : full) {
            List<TypeSchema> types =
                    api.types().stream().map(type -> without(type, round)).toList();
            ApiSchema reduced = new ApiSchema(api.group(), api.version(), api.resources(), types, api.enums());
            Files.writeString(schema.resolve(api.id() + ".schema"), SchemaWriter.write(reduced, "v0"));
        }
        Path sources = folder.resolve("sources");
        Generate.main(new String[] {schema.toString(), sources.toString()});
        return sources;
    }

    private static TypeSchema without(TypeSchema type, int round) {
        List<Member> members = new ArrayList<>();
        for (Member member : type.members()) {
            boolean dropped = member instanceof FieldSchema field
                    && !KEPT.contains(type.name() + "." + field.name())
                    && Math.floorMod((type.name() + "." + field.name()).hashCode(), 2) == round;
            if (!dropped) {
                members.add(member);
            }
        }
        return new TypeSchema(type.name(), type.kind(), members);
    }

    private static Path compile(Path generated, Path folder) throws IOException {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp"));
        arguments.add(System.getProperty("java.class.path"));
        addSources(generated, arguments);
        addSources(Path.of("src/main/java"), arguments);
        int result = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(System.out, System.err, arguments.toArray(String[]::new));
        assertThat(result).as("javac").isZero();
        return classes;
    }

    private static void addSources(Path folder, List<String> arguments) throws IOException {
        try (Stream<Path> sources = Files.walk(folder)) {
            sources.map(Path::toString)
                    .filter(path -> path.endsWith(".java") && !path.endsWith("module-info.java"))
                    .forEach(arguments::add);
        }
    }

    /** Everything but the model itself, which is to come from the reduced one. */
    private static final class WithoutModel extends ClassLoader {
        WithoutModel(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.coxswain.model.")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}
