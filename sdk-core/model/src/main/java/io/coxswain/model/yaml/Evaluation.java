package io.coxswain.model.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.coxswain.model.GoFloat;
import io.coxswain.model.JsonPointer;
import io.coxswain.model.Utf8Order;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.codec.StrictDecodingException;
import io.coxswain.model.codec.StrictDecodingException.Problem;
import io.coxswain.model.codec.StrictDecodingException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Turns one document into values: follows aliases, merges, and takes unquoted strings for what they are. */
final class Evaluation {
    private static final String BINARY = "tag:yaml.org,2002:binary";
    private static final String MERGE = "tag:yaml.org,2002:merge";

    private final YamlText text;
    private final YamlOptions options;
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<String> path = new ArrayDeque<>();

    /** By where their keys stand. */
    private final Map<Integer, Problem> duplicates = new LinkedHashMap<>();

    private int depth;
    private int nodes;
    private int aliases;
    private long characters;

    private Evaluation(YamlText text, YamlOptions options) {
        this.text = text;
        this.options = options;
    }

    static YamlDocuments.Document of(Node document, YamlText text, YamlOptions options) {
        Evaluation evaluation = new Evaluation(text, options);
        Value value = evaluation.value(document);
        return new YamlDocuments.Document(
                value,
                text.place(document.index()),
                List.copyOf(evaluation.duplicates.values()),
                path -> text.position(NodeAt.find(document, path).index()));
    }

    private Value value(Node node) {
        if (++nodes > options.maxNodes()) {
            throw failure("more than " + options.maxNodes() + " values in a document, aliases followed", node);
        }
        if (node instanceof Node.Scalar scalar) {
            count(scalar);
            return scalar(scalar);
        }
        if (node instanceof Node.Alias alias) {
            enter(alias);
            Value value = value(alias.target());
            leave(alias);
            return value;
        }
        if (++depth > options.maxDepth()) {
            throw failure("nested deeper than " + options.maxDepth() + " levels", node);
        }
        Value value = node instanceof Node.Sequence sequence
                ? items(sequence)
                : fields((Node.Mapping) node, new TreeMap<>(Utf8Order.INSTANCE));
        depth--;
        return value;
    }

    private void enter(Node.Alias alias) {
        if (++aliases > options.maxAliases()) {
            throw failure("more than " + options.maxAliases() + " aliases followed in a document", alias);
        }
        if (!open.add(alias)) {
            throw failure("an anchor whose value contains itself", alias);
        }
    }

    /** Without aliases there are never more characters than the document has bytes. */
    private void count(Node.Scalar scalar) {
        characters += scalar.text().length();
        if (characters > options.maxDocumentBytes()) {
            throw failure("more than " + options.maxDocumentBytes() + " characters, aliases followed", scalar);
        }
    }

    private void leave(Node.Alias alias) {
        open.remove(alias);
    }

    private Value items(Node.Sequence sequence) {
        List<Value> items = new ArrayList<>(sequence.items().size());
        for (Node item : sequence.items()) {
            path.addLast(Integer.toString(items.size()));
            items.add(value(item));
            path.removeLast();
        }
        return new Value.Items(items);
    }

    /** In their order: a merge overrides what stands before it, as it does for Kubernetes. */
    private Value.Fields fields(Node.Mapping mapping, Map<String, Value> into) {
        for (Node.Entry entry : mapping.entries()) {
            if (isMerge(entry.key())) {
                merge(entry.value(), into);
                continue;
            }
            String name = name(entry.key());
            path.addLast(name);
            Value value = value(entry.value());
            if (into.put(name, value) != null && options.strict()) {
                duplicate(entry, name);
            }
            path.removeLast();
        }
        return new Value.Fields(into);
    }

    /**
     * In the words of Kubernetes' YAML library, which tells the line of the value, and once for each key even if aliases bring it
     * several times. (That library tells the key 1 from the key "1", and then takes any.)
     */
    private void duplicate(Node.Entry entry, String name) {
        Node key = entry.key();
        if (duplicates.size() < StrictDecodingException.MAX_PROBLEMS && !duplicates.containsKey(key.index())) {
            Node node = key instanceof Node.Alias alias ? alias.target() : key;
            boolean text = !(node instanceof Node.Scalar scalar)
                    || BINARY.equals(scalar.tag())
                    || resolved(scalar).kind() == Resolved.Kind.TEXT
                    || resolved(scalar).kind() == Resolved.Kind.TIME;
            int line = this.text.place(entry.value().index()).line();
            String quoted = text ? Problem.quoted(name) : name;
            String message = "line " + line + ": key " + quoted + " already set in map";
            duplicates.put(
                    key.index(),
                    new Problem(
                            Reason.DUPLICATE,
                            pointer(),
                            this.text.place(key.index()).offset(),
                            message));
        }
    }

    private static boolean isMerge(Node key) {
        return key instanceof Node.Scalar scalar
                && scalar.text().equals("<<")
                && (scalar.plain() || MERGE.equals(scalar.tag()));
    }

    private void merge(Node source, Map<String, Value> into) {
        if (source instanceof Node.Sequence sequence) {
            for (int i = sequence.items().size() - 1; i >= 0; i--) {
                mergeOne(sequence.items().get(i), into);
            }
        } else {
            mergeOne(source, into);
        }
    }

    private void mergeOne(Node source, Map<String, Value> into) {
        if (++nodes > options.maxNodes()) {
            throw failure("more than " + options.maxNodes() + " values in a document, aliases followed", source);
        }
        if (source instanceof Node.Mapping mapping) {
            deeper(mapping, into);
        } else if (source instanceof Node.Alias alias && alias.target() instanceof Node.Mapping mapping) {
            enter(alias);
            deeper(mapping, into);
            leave(alias);
        } else {
            throw failure("expected what << merges to be an object or a list of objects", source);
        }
    }

    private void deeper(Node.Mapping mapping, Map<String, Value> into) {
        if (++depth > options.maxDepth()) {
            throw failure("nested deeper than " + options.maxDepth() + " levels", mapping);
        }
        fields(mapping, into);
        depth--;
    }

    private Value scalar(Node.Scalar scalar) {
        if (BINARY.equals(scalar.tag())) {
            return new Value.Text(binary(scalar));
        }
        Resolved resolved = resolved(scalar);
        return switch (resolved.kind()) {
            case TEXT, TIME -> new Value.Text(scalar.text());
            case FLOAT -> {
                if (!Double.isFinite(resolved.number())) {
                    throw failure("JSON has no number for infinity and for what is not a number", scalar);
                }
                yield new Value.Literal(GoFloat.json(resolved.number()));
            }
            default -> new Value.Literal(resolved.text());
        };
    }

    private String name(Node key) {
        Node node = key;
        if (key instanceof Node.Alias alias) {
            enter(alias);
            leave(alias);
            node = alias.target();
        }
        if (!(node instanceof Node.Scalar scalar)) {
            throw failure("expected the name of a field, not a list or an object", key);
        }
        count(scalar);
        if (BINARY.equals(scalar.tag())) {
            return binary(scalar);
        }
        Resolved resolved = resolved(scalar);
        return switch (resolved.kind()) {
            case TEXT, TIME -> scalar.text();
            case BOOL, INTEGER -> resolved.text();
            case FLOAT -> YamlFloat.key(resolved.number());
            default -> throw failure("expected the name of a field; what is not a string needs quotes", key);
        };
    }

    private Resolved resolved(Node.Scalar scalar) {
        if (scalar.tag() == null) {
            return scalar.plain() ? Resolved.of(scalar.text()) : new Resolved(Resolved.Kind.TEXT, scalar.text(), 0);
        }
        Resolved resolved = Resolved.of(scalar.tag(), scalar.text());
        if (resolved == null) {
            throw failure("a value that is not what its tag says", scalar);
        }
        return resolved;
    }

    private String binary(Node.Scalar scalar) {
        String base64 = scalar.text().replaceAll("[\r\n]", "");
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.length() % 4 == 0 ? base64 : "=");
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw failure("!!binary that is not the base64 of UTF-8: Kubernetes takes base64 without the tag", scalar);
        }
    }

    private DecodingException failure(String problem, Node node) {
        return text.failure(problem, pointer(), node.index());
    }

    private String pointer() {
        String pointer = "";
        for (String name : path) {
            pointer = JsonPointer.append(pointer, name);
        }
        return pointer;
    }
}
