package io.coxswain.codegen.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coxswain.codegen.schema.FieldSchema.Presence;
import io.coxswain.codegen.schema.TypeRef;
import io.coxswain.codegen.schema.TypeRef.EnumRef;
import io.coxswain.codegen.schema.TypeRef.ListOf;
import io.coxswain.codegen.schema.TypeRef.MapOf;
import io.coxswain.codegen.schema.TypeRef.ObjectRef;
import io.coxswain.codegen.schema.TypeRef.Scalar;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Go's encoding/json does with omitempty, omitzero and pointers. */
class PresencesTest {
    private static final Set<Scalar> PLAIN =
            Set.of(Scalar.STRING, Scalar.BOOL, Scalar.INT32, Scalar.INT64, Scalar.DOUBLE);

    static Stream<TypeRef> all() {
        return Stream.concat(
                Arrays.stream(Scalar.values()), Stream.concat(scalars(), Stream.concat(collections(), structs())));
    }

    static Stream<TypeRef> scalars() {
        return Stream.concat(PLAIN.stream(), Stream.of(new EnumRef("core.v1", "PodPhase")));
    }

    static Stream<TypeRef> collections() {
        return Stream.of(new ListOf(Scalar.STRING), new MapOf(Scalar.QUANTITY), Scalar.BYTES);
    }

    static Stream<TypeRef> structs() {
        return Stream.concat(
                Arrays.stream(Scalar.values()).filter(scalar -> !PLAIN.contains(scalar) && scalar != Scalar.BYTES),
                Stream.of(new ObjectRef("core.v1", "PodSpec")));
    }

    @ParameterizedTest
    @MethodSource("all")
    void withoutOmitEmptyItIsAlwaysWritten(TypeRef type) {
        assertThat(Presences.of(field(false, false, false), type)).isEqualTo(Presence.ALWAYS);
        assertThat(Presences.of(field(false, false, true), type)).isEqualTo(Presence.ALWAYS);
    }

    @ParameterizedTest
    @MethodSource("all")
    void pointersWithOmitEmptyAreOptional(TypeRef type) {
        assertThat(Presences.of(field(true, false, true), type)).isEqualTo(Presence.OPTIONAL);
    }

    @ParameterizedTest
    @MethodSource("collections")
    void collectionsWithOmitEmptyAreOptional(TypeRef type) {
        assertThat(Presences.of(field(true, false, false), type)).isEqualTo(Presence.OPTIONAL);
    }

    @ParameterizedTest
    @MethodSource("scalars")
    void plainScalarsWithOmitEmptyAreLeftOutWhenZero(TypeRef type) {
        assertThat(Presences.of(field(true, false, false), type)).isEqualTo(Presence.OMIT_ZERO);
    }

    @ParameterizedTest
    @MethodSource("structs")
    void omitEmptyDoesNothingForStructs(TypeRef type) {
        assertThat(Presences.of(field(true, false, false), type)).isEqualTo(Presence.ALWAYS);
    }

    @ParameterizedTest
    @MethodSource("structs")
    void omitZeroLeavesOutEmptyStructs(TypeRef type) {
        assertThat(Presences.of(field(false, true, false), type)).isEqualTo(Presence.OMIT_ZERO);
        assertThat(Presences.of(field(true, true, false), type)).isEqualTo(Presence.OMIT_ZERO);
    }

    @ParameterizedTest
    @MethodSource({"scalars", "collections"})
    void omitZeroElsewhereIsNotGuessedAt(TypeRef type) {
        assertThatThrownBy(() -> Presences.of(field(true, true, false), type))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("omitzero");
    }

    private static GoTypes.Field field(boolean omitEmpty, boolean omitZero, boolean pointer) {
        return new GoTypes.Field("Name", "name", "any", omitEmpty, omitZero, pointer, false, null, null);
    }
}
