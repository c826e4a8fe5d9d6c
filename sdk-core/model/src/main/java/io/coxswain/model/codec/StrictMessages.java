package io.coxswain.model.codec;

import io.coxswain.model.codec.StrictDecodingException.Problem;
import io.coxswain.model.codec.StrictDecodingException.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What strict reading of protobuf finds: fields of numbers that no type knows. */
final class StrictMessages {
    private final byte[] bytes;
    private final int from;
    private final Map<String, Problem> problems = new LinkedHashMap<>();

    /** Each place is looked for from the beginning. */
    private int places;

    StrictMessages(byte[] bytes, int from) {
        this.bytes = bytes;
        this.from = from;
    }

    /** @param begin where the field begins */
    void unknown(int origin, int begin, int depth) {
        if (++places <= StrictDecodingException.MAX_PROBLEMS) {
            String path = ProtoPathAt.find(bytes, from, begin, depth);
            String field = path.substring(1).replace('/', '.');
            problems.putIfAbsent(path, Problem.of(Reason.UNKNOWN, field, path, begin - origin));
        }
    }

    void check() {
        if (!problems.isEmpty()) {
            throw new StrictDecodingException("", List.copyOf(problems.values()));
        }
    }
}
