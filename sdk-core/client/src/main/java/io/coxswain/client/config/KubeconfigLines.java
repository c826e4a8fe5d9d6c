package io.coxswain.client.config;

import java.io.ByteArrayInputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.reader.UnicodeReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * In which line a kubeconfig's fields and the items of its lists begin, for errors. The values come without lines from the model's own
 * reader of YAML, whose strict errors would not do here: they name the key that is there twice, which may be a secret in a wrong place.
 */
final class KubeconfigLines {
    static final KubeconfigLines NONE = new KubeconfigLines(Map.of());

    private final Map<String, Integer> lines;

    private KubeconfigLines(Map<String, Integer> lines) {
        this.lines = lines;
    }

    /**
     * Of a text that has been found well-formed already.
     *
     * @throws KubeConfigException if a mapping has a key twice, of which Kubernetes' reading of YAML takes the last one
     */
    static KubeconfigLines of(byte[] yaml, String label, int maxSize, int maxDepth) {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(maxSize);
        limits.setNestingDepthLimit(maxDepth + 1);
        limits.setMaxAliasesForCollections(Integer.MAX_VALUE);
        try {
            StreamReader text = new StreamReader(new UnicodeReader(new ByteArrayInputStream(yaml)));
            Composer documents = new Composer(new ParserImpl(text, limits), new Resolver(), limits);
            Node first = documents.checkNode() ? documents.getNode() : null;
            requireDistinctKeys(first, label, Collections.newSetFromMap(new IdentityHashMap<>()));
            return first instanceof MappingNode top ? new KubeconfigLines(linesOf(top)) : NONE;
        } catch (YAMLException e) {
            // Its message quotes the text, which may be a secret.
            throw new KubeConfigException(label + " is no kubeconfig: malformed YAML");
        }
    }

    private static void requireDistinctKeys(@Nullable Node node, String label, Set<Node> seen) {
        if (node == null || !seen.add(node)) {
            return;
        }
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(item -> requireDistinctKeys(item, label, seen));
        }
        if (node instanceof MappingNode mapping) {
            Set<String> keys = new HashSet<>();
            for (NodeTuple field : mapping.getValue()) {
                if (field.getKeyNode() instanceof ScalarNode key && !keys.add(key.getValue())) {
                    throw new KubeConfigException(
                            label + " is no kubeconfig: line " + line(key) + ": a key that is there twice");
                }
                requireDistinctKeys(field.getValueNode(), label, seen);
            }
        }
    }

    private static Map<String, Integer> linesOf(MappingNode top) {
        Map<String, Integer> lines = new HashMap<>();
        for (NodeTuple field : top.getValue()) {
            if (field.getKeyNode() instanceof ScalarNode key) {
                lines.put(key.getValue(), line(key));
                if (field.getValueNode() instanceof SequenceNode list) {
                    List<Node> items = list.getValue();
                    for (int i = 0; i < items.size(); i++) {
                        lines.put(key.getValue() + "/" + i, line(items.get(i)));
                    }
                }
            }
        }
        return lines;
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** The line of a field at the top, or 0 if it is not known. */
    int of(String field) {
        return lines.getOrDefault(field, 0);
    }

    /** The line of an item of a list at the top, or 0 if it is not known. */
    int of(String list, int index) {
        return of(list + "/" + index);
    }
}
