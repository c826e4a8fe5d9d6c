package io.coxswain.client.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.UnicodeReader;

/** Reads a kubeconfig's YAML into plain maps and lists, within limits, and without a word of its content in any error. */
final class KubeconfigYaml {
    private static final int MAX_SIZE = 4 << 20;
    private static final int MAX_DEPTH = 32;
    private static final int MAX_ALIASES = 20;

    private KubeconfigYaml() {}

    /** The content of the file, or nothing if there is no such file. */
    static Optional<Map<?, ?>> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] yaml = in.readNBytes(MAX_SIZE + 1);
            if (yaml.length > MAX_SIZE) {
                throw new KubeConfigException(file + " is too large to be a kubeconfig");
            }
            return Optional.of(parse(yaml, file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new KubeConfigException("cannot read " + file + ": " + Reason.of(e), e);
        }
    }

    private static Map<?, ?> parse(byte[] yaml, Path file) {
        Object content = load(yaml, file);
        if (content == null) {
            return Map.of();
        }
        if (content instanceof Map<?, ?> fields) {
            return fields;
        }
        throw new KubeConfigException(file + " is not a kubeconfig: its content is not a mapping");
    }

    // The parser's own exceptions quote the lines around a mistake, which may be a key or a token: they are not kept as
    // cause.
    private static Object load(byte[] yaml, Path file) {
        try {
            return new Yaml(new SafeConstructor(limits())).load(new UnicodeReader(new ByteArrayInputStream(yaml)));
        } catch (MarkedYAMLException e) {
            Mark mark = Objects.requireNonNullElse(e.getProblemMark(), e.getContextMark());
            String where =
                    mark == null ? "" : " in line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
            throw new KubeConfigException(file + " is not well-formed YAML" + where + problem(e));
        } catch (YAMLException e) {
            throw new KubeConfigException(
                    file + " is not YAML, or larger, deeper or more entangled than a kubeconfig is");
        }
    }

    private static String problem(MarkedYAMLException e) {
        String problem = Objects.requireNonNullElse(e.getProblem(), "");
        return problem.startsWith("found duplicate key") ? ": a key comes twice" : "";
    }

    private static LoaderOptions limits() {
        LoaderOptions limits = new LoaderOptions();
        limits.setAllowDuplicateKeys(false);
        limits.setAllowRecursiveKeys(false);
        limits.setMaxAliasesForCollections(MAX_ALIASES);
        limits.setNestingDepthLimit(MAX_DEPTH);
        limits.setCodePointLimit(MAX_SIZE);
        return limits;
    }
}
