package io.coxswain.model.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/** The documents of a text, one after the other. */
final class YamlDocuments {
    private final YamlText text;
    private final YamlOptions options;
    private final NodeReader nodes;

    YamlDocuments(byte[] yaml, Place place, YamlOptions options) {
        if (yaml.length > options.maxDocumentBytes()) {
            throw place.failure("a document larger than " + options.maxDocumentBytes() + " bytes");
        }
        this.text = YamlText.of(yaml, place);
        this.options = options;
        this.nodes = new NodeReader(text, options);
    }

    static byte[] first(byte[] yaml, YamlOptions options) {
        Document first = new YamlDocuments(yaml, Place.START, options).next();
        return first == null ? "null".getBytes(UTF_8) : JsonForm.of(first.value());
    }

    @Nullable
    Document next() {
        Node document = nodes.next();
        return document == null
                ? null
                : new Document(Evaluation.of(document, text, options), text.place(document.index()));
    }

    /**
     * One document.
     *
     * @param place where its first value stands
     */
    record Document(Value value, Place place) {}
}
