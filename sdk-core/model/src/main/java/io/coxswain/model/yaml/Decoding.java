package io.coxswain.model.yaml;

import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.DecodingException;

/** Reads objects from the JSON that their YAML became. */
final class Decoding {
    private Decoding() {}

    /**
     * Reads one object. What the codec says of bytes is left out: they are not those of the YAML.
     *
     * @param where it stands, empty if that is not known
     */
    static <T> T read(Codec<T> codec, byte[] json, String where) {
        try {
            return codec.fromJson(json);
        } catch (DecodingException e) {
            String problem = (where.isEmpty() ? "" : where + ": ") + problem(e);
            DecodingException failure = new DecodingException(problem, e.path(), -1);
            failure.initCause(e);
            throw failure;
        }
    }

    private static String problem(DecodingException e) {
        String message = String.valueOf(e.getMessage());
        String path = e.path().isEmpty() ? "" : " at " + e.path();
        String suffix = path + (e.offset() < 0 ? "" : " (byte " + e.offset() + ")");
        return message.endsWith(suffix) ? message.substring(0, message.length() - suffix.length()) : message;
    }
}
