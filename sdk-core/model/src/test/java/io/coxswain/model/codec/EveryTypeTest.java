package io.coxswain.model.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coxswain.codegen.schema.ApiSchema;
import io.coxswain.codegen.schema.TypeSchema;
import io.coxswain.model.core.v1.PodSpec;
import io.coxswain.model.meta.v1.Table;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What must hold of each generated type, tried on objects made from the schema. */
class EveryTypeTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<ApiSchema> SCHEMA = SyntheticObjects.schema();

    private static final Set<String> WITHOUT_PROTOBUF = Set.of("Table");

    /** Each type that has a class; those that are only inlined have none. */
    static Stream<String> types() {
        return SCHEMA.stream()
                .flatMap(api -> api.types().stream().map(type -> name(api, type)))
                .filter(EveryTypeTest::hasClass);
    }

    private static String name(ApiSchema api, TypeSchema type) {
        return api.id() + "." + type.name();
    }

    private static boolean hasClass(String type) {
        try {
            Kinds.javaClass(type, EveryTypeTest.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    @Test
    void everyKindHasItsClass() {
        assertThat(SCHEMA.stream()
                        .flatMap(api ->
                                api.types().stream().filter(TypeSchema::kind).map(type -> name(api, type))))
                .hasSizeGreaterThan(100)
                .allMatch(EveryTypeTest::hasClass);
    }

    @ParameterizedTest
    @MethodSource("types")
    void keepsEveryFieldAndWhatItDoesNotKnow(String type) throws Exception {
        byte[] json = MAPPER.writeValueAsBytes(new SyntheticObjects(SCHEMA, true).object(type));
        Codec<Object> codec = Kinds.codec(type);

        Object object = codec.fromJson(json);

        assertThat(MAPPER.readTree(codec.toJson(object))).isEqualTo(MAPPER.readTree(json));
        Object copy =
                object.getClass().getMethod("with", Consumer.class).invoke(object, (Consumer<Object>) builder -> {});
        assertThat(copy).isEqualTo(object).hasSameHashCodeAs(object);
        assertThat(MAPPER.readTree(codec.toJson(copy))).isEqualTo(MAPPER.readTree(json));
        assertThat(object.toString()).startsWith(object.getClass().getSimpleName() + "{");
    }

    @ParameterizedTest
    @MethodSource("kindsOfProtobuf")
    void isTheSameInProtobuf(String type) throws Exception {
        Codec<Object> codec = Kinds.codec(type);
        Object object = codec.fromJson(MAPPER.writeValueAsBytes(new SyntheticObjects(SCHEMA, false).object(type)));

        byte[] protobuf = codec.toProtobuf(object);

        Object read = codec.fromProtobuf(protobuf);
        assertThat(read).isEqualTo(object).hasSameHashCodeAs(object);
        assertThat(codec.toProtobuf(read)).isEqualTo(protobuf);
        Object empty = codec.fromProtobuf(codec.toProtobuf(codec.fromJson(new byte[] {'{', '}'})));
        assertThat(codec.fromProtobuf(codec.toProtobuf(empty))).isEqualTo(empty);
    }

    /** Tables and the like, and what only discovery or a query speaks of, have no protobuf form. */
    static Stream<String> kindsOfProtobuf() {
        return SCHEMA.stream()
                .flatMap(api -> api.types().stream()
                        .filter(type -> type.kind() && !WITHOUT_PROTOBUF.contains(type.name()))
                        .map(type -> name(api, type)));
    }

    @Test
    void saysSoWhereThereIsNoProtobuf() {
        assertThatThrownBy(() -> Table.CODEC.toProtobuf(Table.EMPTY))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("JSON");
        assertThatThrownBy(() -> PodSpec.CODEC.toProtobuf(PodSpec.EMPTY))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @MethodSource("types")
    void emptyIsEmpty(String type) throws Exception {
        Codec<Object> codec = Kinds.codec(type);
        Object empty = codec.fromJson(new byte[] {'{', '}'});

        Object constant = empty.getClass().getField("EMPTY").get(null);

        assertThat(empty).isEqualTo(constant).hasSameHashCodeAs(constant);
        assertThat(codec.fromJson(codec.toJson(empty))).isEqualTo(empty);
    }

    @ParameterizedTest
    @MethodSource("types")
    void differsWhereOneFieldDiffers(String type) throws Exception {
        Codec<Object> codec = Kinds.codec(type);
        SyntheticObjects synthetic = new SyntheticObjects(SCHEMA, false);
        var full = synthetic.object(type);
        Object object = codec.fromJson(MAPPER.writeValueAsBytes(full));

        for (String field : List.copyOf(full.propertyNames())) {
            var without = full.deepCopy();
            without.remove(field);
            Object other = codec.fromJson(MAPPER.writeValueAsBytes(without));
            boolean goesWithoutSaying =
                    synthetic.isServed(type) && Set.of("kind", "apiVersion").contains(field);
            assertThat(other.equals(object)).as("without %s", field).isEqualTo(goesWithoutSaying);
            assertThat(MAPPER.readTree(codec.toJson(other)))
                    .as("without %s", field)
                    .isEqualTo(without);
        }
    }
}
