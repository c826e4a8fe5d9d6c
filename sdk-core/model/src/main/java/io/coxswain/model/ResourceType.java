package io.coxswain.model;

import io.coxswain.model.codec.Codec;
import io.coxswain.model.jackson.JacksonCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client must know of a kind to speak of it with a server, and how its objects are read. Generated kinds have one as
 * {@code TYPE}; a kind of one's own is a class that Jackson can map, such as a record, with an annotation or a description:
 *
 * <pre>{@code
 * @KubeResource(apiVersion = "stable.example.com/v1", plural = "crontabs", shortNames = "ct")
 * record CronTab(ObjectMeta metadata, CronTabSpec spec) {
 *     static final ResourceType<CronTab> TYPE = ResourceType.of(CronTab.class);
 * }
 *
 * ResourceType<CronTab> same = ResourceType.builder(CronTab.class, "stable.example.com/v1", "CronTab", "crontabs")
 *         .shortNames("ct")
 *         .build();
 * }</pre>
 *
 * <p>{@link JacksonCodec} says how such a class is read and written.
 *
 * <p>Two are equal if they name the same kind and resource.
 *
 * @param <T> the Java type of the objects
 */
public final class ResourceType<T> {
    private final ApiVersion apiVersion;
    private final String kind;
    private final String listKind;
    private final String plural;
    private final String singular;
    private final boolean namespaced;
    private final List<String> shortNames;
    private final List<String> categories;
    private final Set<String> verbs;
    private final List<Subresource> subresources;
    private final Codec<T> codec;

    private ResourceType(Builder<T> builder) {
        this.apiVersion = builder.apiVersion;
        this.kind = builder.kind;
        this.listKind = builder.listKind;
        this.plural = builder.plural;
        this.singular = builder.singular;
        this.namespaced = builder.namespaced;
        this.shortNames = builder.shortNames;
        this.categories = builder.categories;
        this.verbs = builder.verbs;
        this.subresources = List.copyOf(builder.subresources);
        this.codec = builder.codec;
    }

    /**
     * The kind that a class describes by its {@link KubeResource}. Its codec is its public constant {@code CODEC}, or else Jackson's
     * mapping.
     *
     * @throws IllegalArgumentException if the class has no such annotation
     */
    public static <T> ResourceType<T> of(Class<T> type) {
        KubeResource resource = type.getAnnotation(KubeResource.class);
        if (resource == null) {
            throw new IllegalArgumentException(type.getName()
                    + " is not annotated with @KubeResource: do that, or describe it by ResourceType.builder()");
        }
        String kind = resource.kind().isEmpty() ? type.getSimpleName() : resource.kind();
        Codec<T> own = Codec.forClass(type);
        Codec<T> codec = own == null ? JacksonCodec.of(type, resource.apiVersion(), kind) : own;
        Builder<T> builder = builder(codec, resource.apiVersion(), kind, resource.plural())
                .shortNames(resource.shortNames())
                .categories(resource.categories());
        if (!resource.singular().isEmpty()) {
            builder.singular(resource.singular());
        }
        if (!resource.listKind().isEmpty()) {
            builder.listKind(resource.listKind());
        }
        if (!resource.namespaced()) {
            builder.clusterScoped();
        }
        for (String subresource : resource.subresources()) {
            builder.subresource(subresource);
        }
        return builder.build();
    }

    /**
     * Describes a kind whose class Jackson maps; without more said it is namespaced, its singular is the kind in lower case, and it
     * takes every verb.
     *
     * @param apiVersion such as {@code stable.example.com/v1}
     */
    public static <T> Builder<T> builder(Class<T> type, String apiVersion, String kind, String plural) {
        return builder(JacksonCodec.of(type, apiVersion, kind), apiVersion, kind, plural);
    }

    /**
     * Describes a kind; without more said it is namespaced, its singular is the kind in lower case, and it takes every verb.
     *
     * @param apiVersion such as {@code v1} or {@code apps/v1}
     */
    public static <T> Builder<T> builder(Codec<T> codec, String apiVersion, String kind, String plural) {
        return new Builder<>(codec, apiVersion, kind, plural);
    }

    /** The API group, as in {@code apps}; empty for the core group. */
    public String group() {
        return apiVersion.group();
    }

    /** The version of the group, as in {@code v1beta1}. */
    public String version() {
        return apiVersion.version();
    }

    /** Group and version as objects name them, as in {@code apps/v1}. */
    public ApiVersion apiVersion() {
        return apiVersion;
    }

    /** What objects say of themselves, as in {@code Deployment}. */
    public String kind() {
        return kind;
    }

    /** What lists of them say of themselves, as in {@code DeploymentList}. */
    public String listKind() {
        return listKind;
    }

    /** The kind with its group and version: by it objects are told apart. */
    public GroupVersionKind groupVersionKind() {
        return new GroupVersionKind(group(), version(), kind);
    }

    /** The resource with its group and version: by it paths are made. */
    public GroupVersionResource groupVersionResource() {
        return new GroupVersionResource(group(), version(), plural);
    }

    /** The resource's name in paths, such as {@code pods}. */
    public String plural() {
        return plural;
    }

    /** What people call one of them, as in {@code pod}. */
    public String singular() {
        return singular;
    }

    /** Whether its objects live in namespaces. */
    public boolean namespaced() {
        return namespaced;
    }

    /** Such as {@code po}. */
    public List<String> shortNames() {
        return shortNames;
    }

    /** Such as {@code all}. */
    public List<String> categories() {
        return categories;
    }

    /** The verbs that a server offers for it, {@code get}, {@code list} and so on. */
    public Set<String> verbs() {
        return verbs;
    }

    /** The parts with paths of their own, such as {@code status} and {@code scale}; sorted by name in Kubernetes' own kinds. */
    public List<Subresource> subresources() {
        return subresources;
    }

    /** Reads and writes its objects. */
    public Codec<T> codec() {
        return codec;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ResourceType<?> that
                && apiVersion.equals(that.apiVersion)
                && kind.equals(that.kind)
                && plural.equals(that.plural)
                && namespaced == that.namespaced;
    }

    @Override
    public int hashCode() {
        return Objects.hash(apiVersion, kind, plural, namespaced);
    }

    /** As kubectl names it: {@code deployments.v1.apps}, {@code pods.v1}. */
    @Override
    public String toString() {
        return plural + "." + version() + (group().isEmpty() ? "" : "." + group());
    }

    /**
     * A part of a resource with a path of its own.
     *
     * @param name such as {@code scale}
     * @param apiVersion of what it takes and gives, such as {@code autoscaling/v1}
     * @param kind such as {@code Scale}
     */
    public record Subresource(String name, String apiVersion, String kind, Set<String> verbs) {
        public Subresource {
            verbs = Set.copyOf(verbs);
        }
    }

    /** Describes a kind. */
    public static final class Builder<T> {
        private final Codec<T> codec;
        private final ApiVersion apiVersion;
        private final String kind;
        private final String plural;
        private String listKind;
        private String singular;
        private boolean namespaced = true;
        private List<String> shortNames = List.of();
        private List<String> categories = List.of();
        private Set<String> verbs =
                Set.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
        private final List<Subresource> subresources = new ArrayList<>();

        private Builder(Codec<T> codec, String apiVersion, String kind, String plural) {
            this.codec = Objects.requireNonNull(codec, "codec");
            this.apiVersion = ApiVersion.parse(apiVersion);
            this.kind = Objects.requireNonNull(kind, "kind");
            this.plural = Objects.requireNonNull(plural, "plural");
            this.listKind = kind + "List";
            this.singular = kind.toLowerCase(Locale.ROOT);
        }

        /** What people call one of them; without it the kind in lower case. */
        public Builder<T> singular(String singular) {
            this.singular = Objects.requireNonNull(singular, "singular");
            return this;
        }

        /** What lists of them say of themselves; without it the kind and {@code List}. */
        public Builder<T> listKind(String listKind) {
            this.listKind = Objects.requireNonNull(listKind, "listKind");
            return this;
        }

        /** Its objects live in no namespace. */
        public Builder<T> clusterScoped() {
            this.namespaced = false;
            return this;
        }

        /** What people may type in place of the plural, as in {@code po}; replaces those given before. */
        public Builder<T> shortNames(String... shortNames) {
            this.shortNames = List.of(shortNames);
            return this;
        }

        /** The groups of kinds that it is listed with, as in {@code all}; replaces those given before. */
        public Builder<T> categories(String... categories) {
            this.categories = List.of(categories);
            return this;
        }

        /** What servers offer for it; without it all eight verbs. */
        public Builder<T> verbs(String... verbs) {
            this.verbs = Set.of(verbs);
            return this;
        }

        /**
         * One of the two that custom resources may have, {@code status} and {@code scale}.
         *
         * @throws IllegalArgumentException if it is another
         */
        public Builder<T> subresource(String name) {
            return switch (name) {
                case "status" -> subresource(name, apiVersion.toString(), kind, "get", "patch", "update");
                case "scale" -> subresource(name, "autoscaling/v1", "Scale", "get", "patch", "update");
                default ->
                    throw new IllegalArgumentException(
                            "neither status nor scale, which are all that custom resources have: " + Excerpt.of(name));
            };
        }

        /** Adds a part with a path of its own; see {@link Subresource}. */
        public Builder<T> subresource(String name, String apiVersion, String kind, String... verbs) {
            subresources.add(new Subresource(name, apiVersion, kind, Set.of(verbs)));
            return this;
        }

        /** The type as described by now. */
        public ResourceType<T> build() {
            return new ResourceType<>(this);
        }
    }
}
