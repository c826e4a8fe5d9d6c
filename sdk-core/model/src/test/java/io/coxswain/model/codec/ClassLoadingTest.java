package io.coxswain.model.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.codegen.schema.ApiSchema;
import io.coxswain.codegen.schema.FieldSchema;
import io.coxswain.codegen.schema.TypeRef;
import io.coxswain.codegen.schema.TypeRef.ListOf;
import io.coxswain.codegen.schema.TypeRef.MapOf;
import io.coxswain.codegen.schema.TypeRef.ObjectRef;
import io.coxswain.codegen.schema.TypeSchema;
import io.coxswain.codegen.schema.TypeSchema.Inline;
import io.coxswain.codegen.schema.TypeSchema.Member;
import io.coxswain.model.core.v1.Pod;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program pays for the kinds that it uses, and for no other: there is no registry to scan. */
class ClassLoadingTest {
    private final Map<String, TypeSchema> types = new HashMap<>();

    @ParameterizedTest
    @ValueSource(classes = {ReadOnePod.class, ReadByKind.class, ReadByKindFromProtobuf.class})
    void readingAPodLoadsNothingThatAPodDoesNotHold(Class<?> program) throws Exception {
        List<String> loaded = classesLoadedBy(program);

        assertThat(loaded)
                .filteredOn(name -> name.matches("io\\.coxswain\\.model\\.[a-z]+\\.v[0-9a-z]+\\..*"))
                .contains(Pod.class.getName())
                .isSubsetOf(whatAPodHolds());
        assertThat(loaded)
                .noneMatch(name -> name.startsWith("tools.jackson."))
                .noneMatch(name -> name.startsWith("org.yaml."));
    }

    private static List<String> classesLoadedBy(Class<?> program) throws Exception {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:stdout",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(output).isZero();
        return output.lines()
                .filter(line -> line.contains(" source: "))
                .map(line -> line.replaceAll(".*\\] ([^ $]+).* source: .*", "$1"))
                .distinct()
                .toList();
    }

    private Set<String> whatAPodHolds() throws ClassNotFoundException {
        for (ApiSchema api : SyntheticObjects.schema()) {
            api.types().forEach(type -> types.put(api.id() + "." + type.name(), type));
        }
        Set<String> held = new HashSet<>();
        reach("core.v1.Pod", held);
        Set<String> names = new HashSet<>();
        for (String type : held) {
            if (!types.get(type).members().isEmpty()) {
                names.add(className(type));
                names.add(className(type) + "Codec");
            }
        }
        return names;
    }

    private static String className(String type) {
        String[] parts = type.split("\\.");
        return "io.coxswain.model." + parts[0] + "." + parts[parts.length - 2] + "." + parts[parts.length - 1];
    }

    private void reach(String type, Set<String> held) {
        if (held.add(type)) {
            for (Member member : types.get(type).members()) {
                if (member instanceof Inline inline) {
                    reach(inline.type(), held);
                } else {
                    reach(((FieldSchema) member).type(), held);
                }
            }
        }
    }

    private void reach(TypeRef type, Set<String> held) {
        if (type instanceof ListOf list) {
            reach(list.element(), held);
        } else if (type instanceof MapOf map) {
            reach(map.value(), held);
        } else if (type instanceof ObjectRef object) {
            reach(object.api() + "." + object.name(), held);
        }
    }

    /** A program that is looked at. */
    static final class ReadOnePod {
        static final String JSON =
                "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"web\",\"labels\":{\"a\":\"b\"}},"
                        + "\"spec\":{\"containers\":[{\"name\":\"c\",\"resources\":{\"limits\":{\"cpu\":\"1\"}}}],"
                        + "\"volumes\":[{\"name\":\"v\",\"emptyDir\":{}}]},\"status\":{\"phase\":\"Running\"}}";

        private ReadOnePod() {}

        public static void main(String[] args) {
            check(Pod.CODEC.fromJson(JSON.getBytes(StandardCharsets.UTF_8)));
        }

        static void check(Object object) {
            if (!(object instanceof Pod pod) || !"web".equals(pod.metadata().name())) {
                throw new IllegalStateException(object.toString());
            }
        }
    }

    /** A program that leaves it to the document what it reads. */
    static final class ReadByKind {
        private ReadByKind() {}

        public static void main(String[] args) {
            ReadOnePod.check(KubeCodec.builtIn().fromJson(ReadOnePod.JSON.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** The same with protobuf. */
    static final class ReadByKindFromProtobuf {
        private ReadByKindFromProtobuf() {}

        public static void main(String[] args) {
            byte[] protobuf = Base64.getDecoder()
                    .decode(
                            "azhzAAoJCgJ2MRIDUG9kEokBChsKA3dlYhIAGgAiACoAMgA4AEIAWgYKAWESAWISTgoJCgF2EgQSAgoAEiUKAWMSACoAQgwKCgoD"
                                    + "Y3B1EgMKATFqAHIAgAEAiAEAkAEAogEAGgAyAEIASgBSAFgAYABoAIIBAIoBAJoBAMIBABoaCgdSdW5uaW5nGgAiACoAMgBKAFoA"
                                    + "cgCIAQAaACIA");
            ReadOnePod.check(KubeCodec.builtIn().decode(Pod.class, ContentType.ofDocument(protobuf), protobuf));
        }
    }
}
