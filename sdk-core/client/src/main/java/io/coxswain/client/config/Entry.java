package io.coxswain.client.config;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A cluster, user or context of a kubeconfig file; its errors say where it stands. */
record Entry(Path file, String label, Map<?, ?> fields) {

    /** A text field, or null if it is absent or empty. */
    @Nullable
    String string(String key) {
        Object value = fields.get(key);
        if (value == null || value.equals("")) {
            return null;
        }
        if (value instanceof String text) {
            return text;
        }
        throw failure(key + " is not a string: put it in quotes");
    }

    boolean bool(String key) {
        Object value = fields.get(key);
        if (value == null) {
            return false;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw failure(key + " is neither true nor false");
    }

    /** What {@code key-data} holds or {@code key} names; both at once are refused. */
    @Nullable
    PemSource pem(String key) {
        String data = string(key + "-data");
        String path = string(key);
        if (data != null && path != null) {
            throw failure("has both " + key + " and " + key + "-data: remove one of them");
        }
        if (data != null) {
            return PemSource.of(base64(key + "-data", data));
        }
        return path == null ? null : PemSource.file(resolve(path));
    }

    private byte[] base64(String key, String text) {
        try {
            return Base64.getDecoder().decode(text.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw failure(key + " is not base64");
        }
    }

    @Nullable
    Path path(String key) {
        String path = string(key);
        return path == null ? null : resolve(path);
    }

    private Path resolve(String path) {
        return file.toAbsolutePath().resolveSibling(path).normalize();
    }

    /** Refuses what is asked for here and not there yet, rather than to go on without it. */
    void refuse(List<String> keys) {
        for (String key : keys) {
            Object value = fields.get(key);
            boolean absent = value == null || value.equals("") || value.equals(List.of()) || value.equals(Map.of());
            if (!absent) {
                throw failure(key + " is not supported yet");
            }
        }
    }

    KubeConfigException failure(String problem) {
        return new KubeConfigException(file + ": " + label + ": " + problem);
    }
}
