package io.coxswain.model.yaml;

import io.coxswain.model.codec.DecodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;

/** Reads the documents of a text from SnakeYAML's events, within the limits. */
final class NodeReader {
    private static final String STANDARD = "tag:yaml.org,2002:";
    private static final Set<String> STANDARD_TAGS = Set.of(
            "binary",
            "bool",
            "float",
            "int",
            "map",
            "merge",
            "null",
            "omap",
            "pairs",
            "seq",
            "set",
            "str",
            "timestamp");

    private static final Map<String, String> PLAINER = Map.of(
            "expected <block end>", "a line that is indented otherwise than those before it",
            "could not find expected ':'", "a line that has no ':' behind its key",
            "mapping values are not allowed here", "a ':' where no key can be: strings with ': ' in them need quotes");

    private final YamlText text;
    private final YamlOptions options;
    private final ParserImpl events;
    private final Map<String, Node> anchors = new HashMap<>();
    private int nodes;

    NodeReader(YamlText text, YamlOptions options) {
        this.text = text;
        this.options = options;
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(Integer.MAX_VALUE);
        this.events = new ParserImpl(text, limits);
    }

    /** The next document, or null at the end. */
    @Nullable
    Node next() {
        Event event = event();
        if (event.is(Event.ID.StreamStart)) {
            event = event();
        }
        if (!event.is(Event.ID.DocumentStart)) {
            return null;
        }
        anchors.clear();
        nodes = 0;
        Node document = node(event(), 1);
        event();
        return document;
    }

    private Node node(Event event, int depth) {
        if (++nodes > options.maxNodes()) {
            throw failure("more than " + options.maxNodes() + " values in a document", event);
        }
        if (event instanceof AliasEvent alias) {
            return alias(alias);
        }
        if (event instanceof ScalarEvent scalar) {
            return anchored(scalar, scalar(scalar));
        }
        if (depth > options.maxDepth()) {
            throw failure("nested deeper than " + options.maxDepth() + " levels", event);
        }
        if (event instanceof SequenceStartEvent start) {
            return sequence(start, depth);
        }
        if (event instanceof MappingStartEvent start) {
            return mapping(start, depth);
        }
        throw failure("expected a value", event);
    }

    private Node alias(AliasEvent alias) {
        Node target = anchors.get(alias.getAnchor());
        if (target == null) {
            throw failure("an alias without its anchor", alias);
        }
        return new Node.Alias(target, index(alias));
    }

    private Node.Scalar scalar(ScalarEvent scalar) {
        String value = scalar.getValue();
        if (value.length() > options.maxStringLength()) {
            throw failure("a string longer than " + options.maxStringLength() + " characters", scalar);
        }
        String tag = tag(scalar.getTag(), scalar);
        return new Node.Scalar(value, tag, scalar.getImplicit().canOmitTagInPlainScalar(), index(scalar));
    }

    private Node sequence(SequenceStartEvent start, int depth) {
        tag(start.getTag(), start);
        List<Node> items = new ArrayList<>();
        Node sequence = anchored(start, new Node.Sequence(items, index(start)));
        for (Event event = event(); !event.is(Event.ID.SequenceEnd); event = event()) {
            items.add(node(event, depth + 1));
        }
        return sequence;
    }

    private Node mapping(MappingStartEvent start, int depth) {
        tag(start.getTag(), start);
        List<Node.Entry> entries = new ArrayList<>();
        Node mapping = anchored(start, new Node.Mapping(entries, index(start)));
        for (Event event = event(); !event.is(Event.ID.MappingEnd); event = event()) {
            Node key = node(event, depth + 1);
            entries.add(new Node.Entry(key, node(event(), depth + 1)));
        }
        return mapping;
    }

    private Node anchored(NodeEvent event, Node node) {
        if (event.getAnchor() != null) {
            anchors.put(event.getAnchor(), node);
        }
        return node;
    }

    /** Any other tag asks for something that is not JSON, an object of some class at worst. */
    private @Nullable String tag(@Nullable String tag, Event event) {
        boolean known = tag == null
                || tag.equals("!")
                || (tag.startsWith(STANDARD) && STANDARD_TAGS.contains(tag.substring(STANDARD.length())));
        if (!known) {
            throw failure("a tag that JSON has no value for", event);
        }
        return tag;
    }

    private Event event() {
        try {
            return events.getEvent();
        } catch (DecodingException e) {
            throw e;
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            throw text.failure(problem(e), "", mark == null ? text.getIndex() : mark.getIndex());
        } catch (RuntimeException e) {
            // On some malformed input SnakeYAML fails with whatever its own code threw, which may quote the text.
            throw text.failure("malformed YAML", "", text.getIndex());
        }
    }

    /** What SnakeYAML says, without what it quotes of the text. */
    private static String problem(MarkedYAMLException e) {
        String problem = e.getProblem() == null ? "malformed YAML" : e.getProblem();
        if (problem.startsWith("found character")) {
            return problem.contains("TAB")
                    ? "a tab where spaces must be"
                    : "a character that no value begins with: strings that begin with it need quotes";
        }
        String said = problem.replaceAll("(?s)(, but |, because |: | !| \\().*", "");
        return (e.getContext() == null ? "" : e.getContext() + ", ") + PLAINER.getOrDefault(said, said);
    }

    private DecodingException failure(String problem, Event event) {
        return text.failure(problem, "", index(event));
    }

    private static int index(Event event) {
        return event.getStartMark().getIndex();
    }
}
