package io.coxswain.model.yaml;

import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.codec.StrictDecodingException;
import io.coxswain.model.codec.StrictDecodingException.Problem;
import java.util.ArrayList;
import java.util.List;

/** Reads objects from the JSON that their YAML became. */
final class Decoding {
    /** The limits of YAML have been held already. */
    private static final DecodeOptions LENIENT = withoutSizes(DecodeOptions.DEFAULT);

    private static final DecodeOptions STRICT = withoutSizes(DecodeOptions.STRICT);

    private Decoding() {}

    static DecodeOptions of(YamlOptions options) {
        return options.strict() ? STRICT : LENIENT;
    }

    /** Documents and strings have other sizes in JSON than in the YAML, where they were limited. */
    static DecodeOptions withoutSizes(DecodeOptions options) {
        return options.with(o -> o.maxDocumentBytes(Integer.MAX_VALUE).maxStringBytes(Integer.MAX_VALUE));
    }

    /**
     * Reads one object. What the codec says of bytes is left out: they are not those of the YAML.
     *
     * @param where it stands, empty if that is not known
     * @param duplicates what strict reading has found in the YAML itself
     */
    static <T> T read(Codec<T> codec, byte[] json, String where, DecodeOptions options, List<Problem> duplicates) {
        T value;
        try {
            value = codec.fromJson(json, 0, json.length, options);
        } catch (StrictDecodingException e) {
            List<Problem> problems = new ArrayList<>(duplicates);
            e.problems().forEach(problem -> problems.add(problem.at(-1)));
            throw new StrictDecodingException(where, problems);
        } catch (DecodingException e) {
            throw e.from(where);
        }
        if (!duplicates.isEmpty()) {
            throw new StrictDecodingException(where, duplicates);
        }
        return value;
    }
}
