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
            throw e.from(where);
        }
    }
}
