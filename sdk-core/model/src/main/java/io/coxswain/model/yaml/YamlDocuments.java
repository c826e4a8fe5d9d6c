package io.coxswain.model.yaml;

import io.coxswain.model.codec.StrictDecodingException;
import io.coxswain.model.codec.StrictDecodingException.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The documents of a text, one after the other. */
final class YamlDocuments {
    private static final Value NULL = new Value.Literal("null");

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

    /** The first document; null stands for none, as it does in YAML. */
    static Document firstOf(byte[] yaml, YamlOptions options) {
        Document first = new YamlDocuments(yaml, Place.START, options).next();
        return first == null ? new Document(NULL, Place.START, List.of(), path -> Place.START.at(1)) : first;
    }

    @Nullable
    Document next() {
        Node document = nodes.next();
        return document == null ? null : Evaluation.of(document, text, options);
    }

    /** Finds again what went wrong behind the text. */
    interface Locator {
        /** Of the value at a JSON pointer, or of the innermost one around it that the text has. */
        Position of(String path);
    }

    /**
     * Where in a text.
     *
     * @param where for people, such as {@code line 3, column 5}
     * @param offset in bytes
     */
    record Position(String where, long offset) {}

    /**
     * One document.
     *
     * @param place where its first value stands
     * @param duplicates fields that are set twice, if that was asked
     * @param locator tells where in the text a field stands
     */
    record Document(Value value, Place place, List<Problem> duplicates, Locator locator) {

        /** @throws StrictDecodingException if there are fields that are set twice */
        Document checked(String where) {
            if (!duplicates.isEmpty()) {
                throw new StrictDecodingException(where, duplicates);
            }
            return this;
        }
    }
}
