package io.coxswain.client.config;

import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.tree.JsonTree;
import io.coxswain.model.yaml.Yaml;
import io.coxswain.model.yaml.YamlOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads a kubeconfig's YAML as kubectl does, within limits, and without a word of its content in any error. */
final class KubeconfigYaml {
    private static final int MAX_SIZE = 4 << 20;
    private static final int MAX_DEPTH = 64;
    private static final int MAX_ALIASES = 100;
    private static final int MAX_NODES = 200_000;
    private static final YamlOptions LIMITS = YamlOptions.of(o -> o.maxDocumentBytes(MAX_SIZE)
            .maxSourceBytes(MAX_SIZE)
            .maxDepth(MAX_DEPTH)
            .maxAliases(MAX_ALIASES)
            .maxNodes(MAX_NODES));

    private KubeconfigYaml() {}

    /** The content of the file, or nothing if there is no such file. */
    static Optional<KubeconfigFile> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] yaml = in.readNBytes(MAX_SIZE + 1);
            if (yaml.length > MAX_SIZE) {
                throw new KubeConfigException(file + " is too large to be a kubeconfig");
            }
            return Optional.of(parse(yaml, file.toString(), file.toAbsolutePath()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new KubeConfigException("cannot read " + file + ": " + Reason.of(e), e);
        }
    }

    /** @param path where relative paths of the file begin, or null if it is no file */
    static KubeconfigFile parse(byte[] yaml, String label, @Nullable Path path) {
        JsonNode content = load(yaml, label);
        if (content.isNull()) {
            return KubeconfigFile.of(label, path, JsonNodeFactory.instance.objectNode(), KubeconfigLines.NONE);
        }
        if (content instanceof ObjectNode fields) {
            return KubeconfigFile.of(label, path, fields, KubeconfigLines.of(yaml, label, MAX_SIZE, MAX_DEPTH));
        }
        throw new KubeConfigException(label + " is not a kubeconfig: its content is not a mapping");
    }

    private static JsonNode load(byte[] yaml, String label) {
        try {
            return JsonTree.read(Yaml.toJson(yaml, LIMITS));
        } catch (DecodingException e) {
            throw new KubeConfigException(label + " is no kubeconfig: " + e.getMessage());
        }
    }
}
