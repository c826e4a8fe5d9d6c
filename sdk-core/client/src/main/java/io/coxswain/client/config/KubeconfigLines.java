package io.coxswain.client.config;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.UnicodeReader;

/** In which line a kubeconfig's fields and the items of its lists begin, for errors. */
final class KubeconfigLines {
    static final KubeconfigLines NONE = new KubeconfigLines(Map.of());

    private final Map<String, Integer> lines;

    private KubeconfigLines(Map<String, Integer> lines) {
        this.lines = lines;
    }

    /** Of a text that has been found well-formed already. */
    static KubeconfigLines of(byte[] yaml, int maxSize, int maxDepth) {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(maxSize);
        limits.setNestingDepthLimit(maxDepth + 1);
        limits.setMaxAliasesForCollections(Integer.MAX_VALUE);
        try {
            Iterator<Node> documents = new Yaml(new SafeConstructor(limits))
                    .composeAll(new UnicodeReader(new ByteArrayInputStream(yaml)))
                    .iterator();
            return documents.hasNext() && documents.next() instanceof MappingNode top
                    ? new KubeconfigLines(linesOf(top))
                    : NONE;
        } catch (YAMLException e) {
            // Kubernetes' reading of YAML is the one that counts; where the composer differs, errors name no line.
            return NONE;
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
