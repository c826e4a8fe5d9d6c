package io.coxswain.model.yaml;

import io.coxswain.model.ResourceType;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.codec.StrictDecodingException;
import io.coxswain.model.codec.StrictDecodingException.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One object out of {@link Manifests}: what it is, where it stands, and its JSON.
 *
 * <pre>{@code
 * if (manifest.is(Deployment.TYPE)) {
 *     Deployment deployment = manifest.as(Deployment.CODEC);
 * }
 * }</pre>
 */
public final class Manifest {
    private final byte[] json;
    private final Place place;
    private final DecodeOptions decoding;
    private final String path;
    private final @Nullable String apiVersion;
    private final @Nullable String kind;
    private final @Nullable String name;
    private final @Nullable String namespace;

    /** Fields that are set twice, if that is refused. */
    private final List<Problem> duplicates;

    private Manifest(Manifest other, List<Problem> duplicates) {
        this.json = other.json;
        this.place = other.place;
        this.decoding = other.decoding;
        this.path = other.path;
        this.apiVersion = other.apiVersion;
        this.kind = other.kind;
        this.name = other.name;
        this.namespace = other.namespace;
        this.duplicates = duplicates;
    }

    Manifest(Value.Fields object, Place place, String path, YamlOptions options) {
        this.decoding = Decoding.of(options);
        this.json = JsonForm.of(object);
        this.place = place;
        this.path = path;
        this.apiVersion = object.string("apiVersion");
        this.kind = object.string("kind");
        Value.Fields metadata = object.fields().get("metadata") instanceof Value.Fields fields ? fields : Value.NONE;
        this.name = metadata.string("name");
        this.namespace = metadata.string("namespace");
        this.duplicates = List.of();
    }

    Manifest with(List<Problem> newDuplicates) {
        return new Manifest(this, newDuplicates);
    }

    /** Whether it is all of its document, and no item of a list. */
    boolean isDocument() {
        return path.isEmpty();
    }

    /** The file or stream it comes from; empty if it comes from a string. */
    public String source() {
        return place.source();
    }

    /** The line in which it begins, counted from 1; an item of a list has its list's. */
    public int line() {
        return place.line();
    }

    /** Such as {@code apps/v1}; null if it says none. */
    public @Nullable String apiVersion() {
        return apiVersion;
    }

    /** Such as {@code Deployment}; null if it says none. */
    public @Nullable String kind() {
        return kind;
    }

    /** Null if it has none, as objects whose name the server makes up. */
    public @Nullable String name() {
        return name;
    }

    /** Null if it leaves the namespace open. */
    public @Nullable String namespace() {
        return namespace;
    }

    /** Whether it is of a kind. */
    public boolean is(ResourceType<?> type) {
        return type.kind().equals(kind) && type.apiVersion().toString().equals(apiVersion);
    }

    /**
     * A copy of its JSON, compact and in UTF-8.
     *
     * @throws StrictDecodingException if its source is read strictly, and it sets a field twice
     */
    public byte[] json() {
        if (!duplicates.isEmpty()) {
            throw new StrictDecodingException(place.toString(), duplicates);
        }
        return json.clone();
    }

    /**
     * Reads it as an object; strictly, if its source is read so: one exception then tells all fields that are unknown or set twice.
     *
     * @throws DecodingException if it is no such object; the message names the file, the line in which its document begins, and the
     *     field
     */
    public <T> T as(Codec<T> codec) {
        return Decoding.read(codec, json, place + (path.isEmpty() ? "" : " " + path), decoding, duplicates);
    }

    /** What it is and where it stands, as in {@code Deployment shop/web (shop.yaml:12)}; nothing of its content. */
    @Override
    public String toString() {
        String fullName = (namespace == null ? "" : namespace + "/") + (name == null ? "" : name);
        return (kind == null ? "object" : kind) + " " + fullName + " (" + place + path + ")";
    }
}
