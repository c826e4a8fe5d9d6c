package io.coxswain.model.yaml;

import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.codec.DecodingException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.StringJoiner;

/**
 * One document of YAML, to JSON and back.
 *
 * <pre>{@code
 * Pod pod = Yaml.read(Pod.CODEC, text);
 * String yaml = Yaml.write(Pod.CODEC, pod.with(p -> p.metadata(m -> m.putLabels("seen", "yes"))));
 * }</pre>
 *
 * <p>Reading takes what kubectl takes, for what it takes it: {@code yes} is true, {@code 0o17} is 15, a field that is set twice
 * has its last value. Of a text of several documents the first is read; {@link Manifests} reads them all. Writing gives, to the
 * letter, what {@code kubectl get -o yaml} prints.
 *
 * <p>What is malformed, beyond the limits of {@link YamlOptions} or not of its type is a {@link DecodingException}, whose message tells
 * line and column, and whose offset is that of the text; a text never causes any other exception.
 */
public final class Yaml {
    private static final String SEPARATOR = "---\n";
    private static final YamlOptions UNLIMITED = YamlOptions.of(o ->
            o.maxNodes(Integer.MAX_VALUE).maxDocumentBytes(Integer.MAX_VALUE).maxStringLength(Integer.MAX_VALUE));

    private Yaml() {}

    /** The first document as compact JSON, its fields sorted by name; {@code null} if there is no document. */
    public static byte[] toJson(String yaml) {
        return toJson(Sources.bytes(yaml));
    }

    /**
     * The first document as compact JSON, its fields sorted by name; {@code null} if there is no document.
     *
     * @param yaml in UTF-8, or in UTF-16 with a byte order mark
     */
    public static byte[] toJson(byte[] yaml) {
        return toJson(yaml, YamlOptions.DEFAULT);
    }

    /**
     * The first document as compact JSON, its fields sorted by name; {@code null} if there is no document.
     *
     * @param yaml in UTF-8, or in UTF-16 with a byte order mark
     */
    public static byte[] toJson(byte[] yaml, YamlOptions options) {
        return JsonForm.of(YamlDocuments.firstOf(yaml, options).checked("").value());
    }

    /**
     * The first document of a stream, which is read to its end, or as far as the limit of a document, and not closed.
     *
     * @throws UncheckedIOException if the stream fails
     */
    public static byte[] toJson(InputStream yaml, YamlOptions options) {
        return toJson(Sources.bytes(yaml, options), options);
    }

    /** Reads one object. */
    public static <T> T read(Codec<T> codec, String yaml) {
        return read(codec, Sources.bytes(yaml));
    }

    /** Reads one object. */
    public static <T> T read(Codec<T> codec, byte[] yaml) {
        return read(codec, yaml, YamlOptions.DEFAULT);
    }

    /**
     * Reads one object. {@linkplain YamlOptions.Builder#strict Strict} options refuse fields that are set twice and fields that the
     * type does not know, all in one exception.
     */
    public static <T> T read(Codec<T> codec, byte[] yaml, YamlOptions options) {
        return Decoding.read(codec, YamlDocuments.firstOf(yaml, options), Decoding.of(options));
    }

    /**
     * Reads one object with the options of JSON: strictly, within their limits where those are narrower than {@link
     * YamlOptions#DEFAULT}, or without managedFields. Strings are measured in characters here.
     */
    public static <T> T read(Codec<T> codec, byte[] yaml, DecodeOptions options) {
        YamlDocuments.Document document = YamlDocuments.firstOf(yaml, YamlOptions.like(options));
        return Decoding.read(codec, document, Decoding.withoutSizes(options));
    }

    /** A JSON document as YAML. */
    public static String fromJson(byte[] json) {
        return YamlWriter.write(JsonValues.of(json, Place.START, UNLIMITED));
    }

    /** JSON documents as YAML with {@code ---} between them. */
    public static String fromJson(Iterable<byte[]> documents) {
        StringJoiner yaml = new StringJoiner(SEPARATOR);
        documents.forEach(json -> yaml.add(fromJson(json)));
        return yaml.toString();
    }

    /** Writes one object. */
    public static <T> String write(Codec<T> codec, T value) {
        return fromJson(codec.toJson(value));
    }

    /** Writes objects, with {@code ---} between them. */
    public static <T> String writeAll(Codec<T> codec, Iterable<? extends T> values) {
        StringJoiner yaml = new StringJoiner(SEPARATOR);
        values.forEach(value -> yaml.add(write(codec, value)));
        return yaml.toString();
    }
}
