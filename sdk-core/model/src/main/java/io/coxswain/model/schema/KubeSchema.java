package io.coxswain.model.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.coxswain.model.ApiVersion;
import io.coxswain.model.GroupVersionKind;
import io.coxswain.model.ResourceType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Kubernetes' own schema, of all APIs that the model has classes for. Kinds of one's own are not in it.
 *
 * <p>An API is read from the class path when one of its types is first asked for, directly or as a field's type; that blocks for a
 * moment, once. Who works with it on threads that must not block, such as a client's event loop, reads it before:
 * {@link #preload}.
 *
 * <pre>{@code
 * TypeFacts pod = KubeSchema.of(Pod.TYPE).orElseThrow();
 * pod.field("spec").type();      // core.v1.PodSpec
 * }</pre>
 */
public final class KubeSchema {
    private static final String FOLDER = "/META-INF/coxswain/schema/";
    private static final String META = "meta.v1";
    private static final String META_GROUP = "meta.k8s.io";
    private static final Map<String, ApiFacts> APIS = new ConcurrentHashMap<>();

    private KubeSchema() {}

    /**
     * Reads all APIs that have not been read yet; from then on nothing here blocks. This itself does: at the start of a program, or
     * on a thread that may.
     *
     * <pre>{@code
     * Mono.fromRunnable(KubeSchema::preload).subscribeOn(Schedulers.boundedElastic())
     *         .then(pods.get("web").map(pod -> Patch.between(Pod.TYPE, pod, labelled(pod))))
     * }</pre>
     */
    public static void preload() {
        apis().forEach(KubeSchema::api);
    }

    /** What is known of a kind; empty if it is not one of Kubernetes' own. */
    public static Optional<TypeFacts> of(GroupVersionKind kind) {
        String api = id(new ApiVersion(kind.group(), kind.version()));
        TypeFacts type = find(api, kind.kind());
        if (type == null && kind.version().equals("v1")) {
            // Status and the options say v1 of whichever group.
            type = find(META, kind.kind());
        }
        return Optional.ofNullable(type).filter(TypeFacts::isKind);
    }

    /** What is known of a resource's kind; empty if it is not one of Kubernetes' own. */
    public static Optional<TypeFacts> of(ResourceType<?> type) {
        return of(type.groupVersionKind());
    }

    /** The object type of a full name such as {@code core.v1.PodSpec}; empty if there is none. */
    public static Optional<TypeFacts> type(String fullName) {
        int dot = fullName.lastIndexOf('.');
        return dot < 0
                ? Optional.empty()
                : Optional.ofNullable(find(fullName.substring(0, dot), fullName.substring(dot + 1)));
    }

    /**
     * The APIs that it describes, sorted by group. Types that belong to all groups are in {@code meta.k8s.io/v1}. An API may be
     * here and not be served: admission reviews are sent by a server, not to it.
     */
    public static List<ApiVersion> apis() {
        return Apis.ALL;
    }

    /** What an API group and version holds; empty if it is not one of Kubernetes' own. */
    public static Optional<ApiFacts> api(ApiVersion apiVersion) {
        return Optional.ofNullable(api(id(apiVersion)));
    }

    static TypeFacts required(String fullName) {
        return type(fullName).orElseThrow(() -> new IllegalStateException("the schema has no type " + fullName));
    }

    static EnumType enumType(String fullName) {
        int dot = fullName.lastIndexOf('.');
        ApiFacts api = api(fullName.substring(0, dot));
        EnumType type = api == null ? null : api.enumType(fullName.substring(dot + 1));
        if (type == null) {
            throw new IllegalStateException("the schema has no enum " + fullName);
        }
        return type;
    }

    private static @Nullable TypeFacts find(String api, String name) {
        ApiFacts facts = api(api);
        return facts == null ? null : facts.type(name);
    }

    private static String id(ApiVersion api) {
        String stem = switch (api.group()) {
            case "" -> "core";
            case META_GROUP -> "meta";
            default -> api.group();
        };
        return stem + "." + api.version();
    }

    /** What is not there is not remembered: names that others send could fill the memory. */
    private static @Nullable ApiFacts api(String id) {
        return APIS.computeIfAbsent(id, KubeSchema::load);
    }

    private static @Nullable ApiFacts load(String id) {
        if (id.indexOf('/') >= 0) {
            return null;
        }
        try (InputStream in = KubeSchema.class.getResourceAsStream(FOLDER + id + ".schema")) {
            return in == null ? null : SchemaText.read(id, new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the schema of " + id + " cannot be read", e);
        }
    }
}
