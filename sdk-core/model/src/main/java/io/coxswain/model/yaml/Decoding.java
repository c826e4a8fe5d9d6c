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
    private static final String NO_STRING = "expected a string";

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

    /** Reads the object of one document. What the codec says of bytes is told of those that the YAML has there. */
    static <T> T read(Codec<T> codec, YamlDocuments.Document document, DecodeOptions options) {
        byte[] json = JsonForm.of(document.value());
        T value;
        try {
            value = codec.fromJson(json, 0, json.length, options);
        } catch (StrictDecodingException e) {
            List<Problem> problems = new ArrayList<>(document.duplicates());
            e.problems()
                    .forEach(problem -> problems.add(
                            problem.at(document.locator().of(problem.path()).offset())));
            throw new StrictDecodingException("", problems);
        } catch (DecodingException e) {
            YamlDocuments.Position position = document.locator().of(e.path());
            throw explained(e, json).from(position.where(), position.offset());
        }
        document.checked("");
        return value;
    }

    /**
     * Reads one object of which only the JSON is left, and the place where its document begins.
     *
     * @param where it stands
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
            throw explained(e, json).from(where);
        }
        if (!duplicates.isEmpty()) {
            throw new StrictDecodingException(where, duplicates);
        }
        return value;
    }

    /** What is no string in YAML often looks like one. */
    private static DecodingException explained(DecodingException e, byte[] json) {
        if (!e.problem().equals(NO_STRING) || e.offset() < 0 || e.offset() >= json.length) {
            return e;
        }
        String found = switch (json[(int) e.offset()]) {
            case 't', 'f' -> ", found a boolean: in YAML y, yes, on and true are one, quote it";
            case '{' -> ", found an object";
            case '[' -> ", found a list";
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> ", found a number: quote it";
            default -> "";
        };
        DecodingException explained = new DecodingException(NO_STRING + found, e.path(), e.offset());
        explained.initCause(e);
        return explained;
    }
}
