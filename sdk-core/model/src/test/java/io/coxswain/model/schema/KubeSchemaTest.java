package io.coxswain.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.codegen.schema.ApiSchema;
import io.coxswain.codegen.schema.EnumSchema;
import io.coxswain.codegen.schema.FieldSchema;
import io.coxswain.codegen.schema.ResourceSchema;
import io.coxswain.codegen.schema.SchemaReader;
import io.coxswain.codegen.schema.TypeRef;
import io.coxswain.codegen.schema.TypeSchema;
import io.coxswain.model.ApiVersion;
import io.coxswain.model.GroupVersionKind;
import io.coxswain.model.apps.v1.Deployment;
import io.coxswain.model.core.v1.Pod;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class KubeSchemaTest {

    @Test
    void knowsHowListsMerge() {
        TypeFacts container = KubeSchema.type("core.v1.Container").orElseThrow();
        FieldFacts ports = Objects.requireNonNull(container.field("ports"));
        assertThat(ports.listKind()).isEqualTo(ListKind.MAP);
        assertThat(ports.mapKeys()).containsExactly("containerPort", "protocol");
        assertThat(ports.patchStrategies()).containsExactly("merge");
        assertThat(ports.patchMergeKey()).isEqualTo("containerPort");
        assertThat(ports.atomic()).isFalse();
        assertThat(ports.required()).isFalse();
        assertThat(ports.type())
                .isEqualTo(new ListType(KubeSchema.type("core.v1.ContainerPort").orElseThrow()));
    }

    @Test
    void knowsDefaultsAndValues() {
        TypeFacts port = KubeSchema.type("core.v1.ContainerPort").orElseThrow();
        FieldFacts protocol = Objects.requireNonNull(port.field("protocol"));
        assertThat(protocol.defaultJson()).isEqualTo("\"TCP\"");
        assertThat(protocol.type()).isEqualTo(new EnumType("core.v1.Protocol", List.of("SCTP", "TCP", "UDP")));
        assertThat(Objects.requireNonNull(port.field("containerPort")).required())
                .isTrue();
    }

    @Test
    void kindsSayWhatTheyAre() {
        TypeFacts deployment = KubeSchema.of(Deployment.TYPE).orElseThrow();
        assertThat(deployment.fullName()).hasToString("apps.v1.Deployment");
        assertThat(deployment.isKind()).isTrue();
        assertThat(deployment.fields())
                .extracting(FieldFacts::name)
                .containsExactly("kind", "apiVersion", "metadata", "spec", "status");
        assertThat(KubeSchema.type("apps.v1.DeploymentSpec").orElseThrow().field("apiVersion"))
                .isNull();
    }

    @Test
    void followsTypesIntoOtherApis() {
        TypeFacts template = (TypeFacts) KubeSchema.type("apps.v1.DeploymentSpec")
                .orElseThrow()
                .field("template")
                .type();
        assertThat(template).isSameAs(KubeSchema.type("core.v1.PodTemplateSpec").orElseThrow());
        assertThat(KubeSchema.of(Pod.TYPE).orElseThrow().field("metadata").type())
                .isSameAs(KubeSchema.type("meta.v1.ObjectMeta").orElseThrow());
    }

    @Test
    void inlinedFieldsAreTheTypesOwn() {
        TypeFacts volume = KubeSchema.type("core.v1.Volume").orElseThrow();
        assertThat(volume.field("emptyDir")).isNotNull();
        assertThat(volume.field("name")).isNotNull();
    }

    @Test
    void optionsAndStatusAreOfEveryGroup() {
        assertThat(KubeSchema.of(new GroupVersionKind("", "v1", "Status"))).isPresent();
        assertThat(KubeSchema.of(new GroupVersionKind("apps", "v1", "DeleteOptions")))
                .isPresent();
    }

    @Test
    void knowsNothingOfOthers() {
        assertThat(KubeSchema.of(new GroupVersionKind("example.com", "v1", "Ship")))
                .isEmpty();
        assertThat(KubeSchema.of(new GroupVersionKind("apps", "v7", "Deployment")))
                .isEmpty();
        assertThat(KubeSchema.of(new GroupVersionKind("", "v1", "PodSpec"))).isEmpty();
        assertThat(KubeSchema.api(new ApiVersion("example.com", "v1"))).isEmpty();
        for (String name :
                List.of("", ".", "Pod", "core.v1.", "core.v1.Nothing", "../core.v1.Pod", "/etc/passwd.x", "a/b.c")) {
            assertThat(KubeSchema.type(name)).as(name).isEmpty();
        }
    }

    @Test
    void listsAllApisThatTheFilesDescribe() throws IOException {
        assertThat(KubeSchema.apis())
                .containsExactlyElementsOf(SchemaReader.readAll(Path.of("schema")).stream()
                        .map(schema -> new ApiVersion(schema.group(), schema.version()))
                        .toList())
                .contains(new ApiVersion("", "v1"), new ApiVersion("meta.k8s.io", "v1"))
                .allSatisfy(api -> assertThat(KubeSchema.api(api)).isPresent());
    }

    /** All that the files say comes out again, by the reader of those who make them. */
    @Test
    void agreesWithTheFilesOnEveryField() throws IOException {
        int fields = 0;
        for (ApiSchema schema : SchemaReader.readAll(Path.of("schema"))) {
            ApiFacts facts = KubeSchema.api(new ApiVersion(schema.group(), schema.version()))
                    .orElseThrow();
            assertThat(facts.types()).hasSameSizeAs(schema.types());
            for (TypeSchema type : schema.types()) {
                TypeFacts typeFacts = Objects.requireNonNull(facts.type(type.name()));
                assertThat(typeFacts.isKind()).isEqualTo(type.kind());
                fields += agree(typeFacts, type);
            }
            assertThat(facts.enums())
                    .extracting(EnumType::values)
                    .containsExactlyElementsOf(
                            schema.enums().stream().map(EnumSchema::values).toList());
            assertThat(facts.resources().stream().map(KubeSchemaTest::text))
                    .containsExactlyElementsOf(schema.resources().stream()
                            .map(KubeSchemaTest::text)
                            .toList());
        }
        assertThat(fields).isGreaterThan(2500);
    }

    private static int agree(TypeFacts facts, TypeSchema type) {
        int fields = 0;
        for (TypeSchema.Member member : type.members()) {
            if (member instanceof FieldSchema field) {
                FieldFacts ours = Objects.requireNonNull(facts.field(field.name()));
                assertThat(text(ours)).isEqualTo(text(field));
                fields++;
            } else {
                String inlined = ((TypeSchema.Inline) member).type();
                assertThat(facts.fields())
                        .containsAll(KubeSchema.type(inlined).orElseThrow().fields());
            }
        }
        return fields;
    }

    private static String text(FieldFacts field) {
        return String.join(
                " ",
                field.name(),
                text(field.type()),
                "" + field.required(),
                "" + field.defaultJson(),
                "" + field.listKind(),
                "" + field.mapKeys(),
                "" + field.atomic(),
                "" + field.patchStrategies(),
                "" + field.patchMergeKey());
    }

    private static String text(FieldSchema field) {
        return String.join(
                " ",
                field.name(),
                text(field.type()),
                "" + field.required(),
                "" + field.defaultValue(),
                "" + field.list(),
                "" + field.mapKeys(),
                "" + field.atomic(),
                "" + field.patchStrategies(),
                "" + field.patchMergeKey());
    }

    private static String text(ValueType type) {
        if (type instanceof ListType list) {
            return "[]" + text(list.element());
        } else if (type instanceof MapType map) {
            return "map " + text(map.value());
        } else if (type instanceof EnumType known) {
            return known.name();
        }
        return type.toString();
    }

    private static String text(TypeRef type) {
        if (type instanceof TypeRef.ListOf list) {
            return "[]" + text(list.element());
        } else if (type instanceof TypeRef.MapOf map) {
            return "map " + text(map.value());
        } else if (type instanceof TypeRef.EnumRef known) {
            return known.api() + "." + known.name();
        } else if (type instanceof TypeRef.ObjectRef object) {
            return object.api() + "." + object.name();
        }
        return type.toString();
    }

    private static String text(ResourceFacts resource) {
        List<Object> facts = new ArrayList<>(List.of(
                resource.plural(),
                resource.singular(),
                resource.kind(),
                resource.namespaced(),
                resource.shortNames(),
                resource.categories(),
                resource.verbs()));
        resource.subresources().forEach(sub -> facts.add(sub.name() + sub.type() + sub.verbs()));
        return facts.toString();
    }

    private static String text(ResourceSchema resource) {
        List<Object> facts = new ArrayList<>(List.of(
                resource.plural(),
                resource.singular(),
                resource.kind(),
                resource.namespaced(),
                resource.shortNames(),
                resource.categories(),
                resource.verbs()));
        resource.subresources().forEach(sub -> facts.add(sub.name() + sub.type() + sub.verbs()));
        return facts.toString();
    }
}
