package io.coxswain.codegen.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.codegen.schema.FieldSchema.ListKind;
import io.coxswain.codegen.schema.FieldSchema.Presence;
import io.coxswain.codegen.schema.FieldSchema.Wire;
import io.coxswain.codegen.schema.TypeRef.EnumRef;
import io.coxswain.codegen.schema.TypeRef.ListOf;
import io.coxswain.codegen.schema.TypeRef.MapOf;
import io.coxswain.codegen.schema.TypeRef.ObjectRef;
import io.coxswain.codegen.schema.TypeRef.Scalar;
import io.coxswain.codegen.schema.TypeSchema.Inline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The schema that the model is made from: what holds for all of it, and what is known of some of it. */
class CommittedSchemaTest {
    private static final Path SCHEMA = Path.of("..", "model", "schema");
    private static Map<String, ApiSchema> apis = Map.of();

    @BeforeAll
    static void read() throws IOException {
        apis = SchemaReader.readAll(SCHEMA).stream().collect(Collectors.toMap(ApiSchema::id, Function.identity()));
    }

    @Test
    void everyFileIsWrittenAsItIsRead() throws IOException {
        assertThat(apis).hasSizeGreaterThan(30);
        for (ApiSchema api : apis.values()) {
            String text = Files.readString(SCHEMA.resolve(api.id() + SchemaReader.SUFFIX));
            String release = text.substring("# Kubernetes ".length(), text.indexOf('\n'));
            assertThat(SchemaWriter.write(api, release)).isEqualTo(text);
        }
    }

    @Test
    void everythingIsSorted() {
        for (ApiSchema api : apis.values()) {
            assertThat(api.resources()).isSortedAccordingTo(Comparator.comparing(ResourceSchema::plural));
            assertThat(api.types()).isSortedAccordingTo(Comparator.comparing(TypeSchema::name));
            assertThat(api.enums()).isSortedAccordingTo(Comparator.comparing(EnumSchema::name));
            api.resources().forEach(resource -> assertThat(resource.verbs()).isSorted());
            api.enums().forEach(each -> assertThat(each.values()).isNotEmpty().isSorted());
        }
    }

    @Test
    void everyNameThatIsUsedIsThere() {
        Set<String> objects = new HashSet<>();
        Set<String> enums = new HashSet<>();
        apis.values().forEach(api -> {
            api.types().forEach(type -> objects.add(api.id() + "." + type.name()));
            api.enums().forEach(each -> enums.add(api.id() + "." + each.name()));
        });
        for (ApiSchema api : apis.values()) {
            for (TypeSchema type : api.types()) {
                type.members().forEach(member -> {
                    if (member instanceof Inline inline) {
                        assertThat(objects).contains(inline.type());
                    } else {
                        names(((FieldSchema) member).type(), objects, enums);
                    }
                });
            }
            for (ResourceSchema resource : api.resources()) {
                assertThat(objects).contains(api.id() + "." + resource.kind());
                resource.subresources().forEach(sub -> assertThat(objects).contains(sub.type()));
            }
        }
    }

    private static void names(TypeRef type, Set<String> objects, Set<String> enums) {
        if (type instanceof ListOf list) {
            names(list.element(), objects, enums);
        } else if (type instanceof MapOf map) {
            names(map.value(), objects, enums);
        } else if (type instanceof ObjectRef ref) {
            assertThat(objects).contains(ref.api() + "." + ref.name());
        } else if (type instanceof EnumRef ref) {
            assertThat(enums).contains(ref.api() + "." + ref.name());
        }
    }

    @Test
    void noTagIsGivenTwice() {
        for (ApiSchema api : apis.values()) {
            for (TypeSchema type : api.types()) {
                List<Integer> tags = type.members().stream()
                        .map(member -> member instanceof FieldSchema field ? field.tag() : ((Inline) member).tag())
                        .filter(tag -> tag != 0)
                        .toList();
                assertThat(tags).as(api.id() + "." + type.name()).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void podsAreServedWithTheirSubresources() {
        ResourceSchema pods = resource("core.v1", "pods");

        assertThat(pods.kind()).isEqualTo("Pod");
        assertThat(pods.namespaced()).isTrue();
        assertThat(pods.singular()).isEqualTo("pod");
        assertThat(pods.shortNames()).containsExactly("po");
        assertThat(pods.categories()).containsExactly("all");
        assertThat(pods.verbs())
                .containsExactly("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
        assertThat(pods.subresources())
                .extracting(sub -> sub.name() + " " + sub.type())
                .containsExactly(
                        "attach core.v1.PodAttachOptions",
                        "binding core.v1.Binding",
                        "ephemeralcontainers core.v1.Pod",
                        "eviction policy.v1.Eviction",
                        "exec core.v1.PodExecOptions",
                        "log core.v1.Pod",
                        "portforward core.v1.PodPortForwardOptions",
                        "proxy core.v1.PodProxyOptions",
                        "resize core.v1.Pod",
                        "status core.v1.Pod");
        assertThat(resource("core.v1", "nodes").namespaced()).isFalse();
        assertThat(resource("metrics.k8s.io.v1beta1", "pods").kind()).isEqualTo("PodMetrics");
    }

    @Test
    void podIsAKindWithMetadata() {
        assertThat(type("core.v1", "Pod").kind()).isTrue();
        assertThat(type("core.v1", "PodSpec").kind()).isFalse();
        assertThat(field("core.v1", "Pod", "metadata").type()).isEqualTo(new ObjectRef("meta.v1", "ObjectMeta"));
    }

    @Test
    void volumeInlinesItsSource() {
        assertThat(type("core.v1", "Volume").members())
                .satisfiesExactly(
                        name -> assertThat(((FieldSchema) name).name()).isEqualTo("name"),
                        source -> assertThat(source).isEqualTo(new Inline("core.v1.VolumeSource", 2)));
    }

    @Test
    void presencesFollowGo() {
        assertThat(field("core.v1", "PodCondition", "lastProbeTime").presence()).isEqualTo(Presence.ALWAYS);
        assertThat(field("meta.v1", "ObjectMeta", "creationTimestamp").presence())
                .isEqualTo(Presence.OMIT_ZERO);
        assertThat(field("meta.v1", "ObjectMeta", "generation").presence()).isEqualTo(Presence.OMIT_ZERO);
        assertThat(field("meta.v1", "ObjectMeta", "deletionTimestamp").presence())
                .isEqualTo(Presence.OPTIONAL);
        assertThat(field("core.v1", "Secret", "data").presence()).isEqualTo(Presence.OPTIONAL);
        assertThat(field("core.v1", "Pod", "status").presence()).isEqualTo(Presence.ALWAYS);
        assertThat(field("rbac.authorization.k8s.io.v1", "ClusterRole", "rules").presence())
                .isEqualTo(Presence.ALWAYS);
        assertThat(field("apps.v1", "DeploymentSpec", "selector"))
                .returns(Presence.ALWAYS, FieldSchema::presence)
                .returns(true, FieldSchema::pointer)
                .returns(true, FieldSchema::required)
                .returns(true, FieldSchema::atomic);
        assertThat(field("apps.v1", "DeploymentSpec", "replicas"))
                .returns(Presence.OPTIONAL, FieldSchema::presence)
                .returns(true, FieldSchema::pointer);
    }

    @Test
    void listsMergeAsOpenApiSays() {
        assertThat(field("core.v1", "Container", "ports"))
                .returns(ListKind.MAP, FieldSchema::list)
                .returns(List.of("containerPort", "protocol"), FieldSchema::mapKeys)
                .returns(List.of("merge"), FieldSchema::patchStrategies)
                .returns("containerPort", FieldSchema::patchMergeKey);
        assertThat(field("core.v1", "PodSpec", "volumes").patchStrategies()).containsExactly("merge", "retainKeys");
        assertThat(field("core.v1", "ContainerPort", "protocol").defaultValue()).isEqualTo("\"TCP\"");
        assertThat(field("meta.v1", "ObjectMeta", "finalizers").list()).isEqualTo(ListKind.SET);
    }

    @Test
    void namedTypesAreResolved() {
        assertThat(field("core.v1", "PodStatus", "phase").type()).isEqualTo(new EnumRef("core.v1", "PodPhase"));
        assertThat(field("core.v1", "ResourceRequirements", "limits").type()).isEqualTo(new MapOf(Scalar.QUANTITY));
        assertThat(field("authentication.k8s.io.v1", "UserInfo", "extra").type())
                .isEqualTo(new MapOf(new ListOf(Scalar.STRING)));
        assertThat(field("core.v1", "ConfigMap", "binaryData").type()).isEqualTo(new MapOf(Scalar.BYTES));
        assertThat(field("meta.v1", "TableRow", "cells").type()).isEqualTo(new ListOf(Scalar.JSON));
        assertThat(field("apiextensions.k8s.io.v1", "JSONSchemaProps", "items").type())
                .isEqualTo(Scalar.SCHEMA_OR_ARRAY);
        assertThat(field("admission.k8s.io.v1", "AdmissionRequest", "userInfo").type())
                .isEqualTo(new ObjectRef("authentication.k8s.io.v1", "UserInfo"));
        assertThat(apis.get("core.v1").enums())
                .contains(new EnumSchema("PodPhase", List.of("Failed", "Pending", "Running", "Succeeded", "Unknown")));
    }

    @Test
    void protobufFormsAreThoseOfTheProtoFiles() {
        assertThat(field("meta.v1", "APIResource", "verbs"))
                .returns(4, FieldSchema::tag)
                .returns(Wire.ITEMS, FieldSchema::wire);
        assertThat(field("apiextensions.k8s.io.v1", "JSONSchemaProps", "maximum")
                        .wire())
                .isEqualTo(Wire.FIXED64);
        assertThat(field("apiextensions.k8s.io.v1", "JSONSchemaProps", "nullable")
                        .wire())
                .isEqualTo(Wire.VARINT);
        assertThat(field("meta.v1", "Table", "rows"))
                .returns(0, FieldSchema::tag)
                .returns(Wire.NONE, FieldSchema::wire);
    }

    @Test
    void listsAreNoTypes() {
        assertThat(apis.get("core.v1").types()).extracting(TypeSchema::name).doesNotContain("PodList", "List");
        assertThat(apis.get("meta.v1").types())
                .extracting(TypeSchema::name)
                .contains("APIResourceList", "APIGroupList");
    }

    private static ResourceSchema resource(String api, String plural) {
        return apis.get(api).resources().stream()
                .filter(resource -> resource.plural().equals(plural))
                .findFirst()
                .orElseThrow();
    }

    private static TypeSchema type(String api, String name) {
        return apis.get(api).types().stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static FieldSchema field(String api, String type, String name) {
        return type(api, type).members().stream()
                .filter(FieldSchema.class::isInstance)
                .map(FieldSchema.class::cast)
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
