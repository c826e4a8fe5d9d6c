package io.coxswain.model.codec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What Kubernetes wraps each protobuf document in: four bytes that say so, and a message that holds its apiVersion and kind beside
 * its bytes.
 */
record ProtoEnvelope(@Nullable String apiVersion, @Nullable String kind, int from, int to) {
    private static final byte[] MAGIC = {'k', '8', 's', 0};

    /** How many bytes come before its message. */
    static final int HEAD = MAGIC.length;

    /** Whether one begins here. */
    static boolean isAt(byte[] bytes, int from, int to) {
        return to - from >= HEAD && Arrays.equals(bytes, from, from + HEAD, MAGIC, 0, HEAD);
    }

    static ProtoEnvelope open(byte[] bytes, int from, int to, DecodeOptions options) {
        if (to - from > options.maxDocumentBytes()) {
            throw new DecodingException("a document larger than " + options.maxDocumentBytes() + " bytes", "", 0);
        }
        if (!isAt(bytes, from, to)) {
            throw new DecodingException("expected Kubernetes' protobuf", "", 0);
        }
        ProtoReader in = new ProtoReader(bytes, from + HEAD, to, DecodeOptions.DEFAULT);
        in.envelope(null, null, from);
        String apiVersion = null;
        String kind = null;
        int begin = to;
        int end = to;
        for (int field = in.nextField(); field != ProtoReader.END; field = in.nextField()) {
            switch (field) {
                case 1 -> {
                    TypeMeta meta = typeMeta(in);
                    apiVersion = meta.apiVersion();
                    kind = meta.kind();
                }
                case 2 -> {
                    int outer = in.enter();
                    begin = in.position();
                    end = in.end();
                    in.skipRest();
                    in.leave(outer);
                }
                case 3 -> requireNoEncoding(in);
                default -> in.skip();
            }
        }
        in.endMessage();
        return new ProtoEnvelope(apiVersion, kind, begin, end);
    }

    static TypeMeta typeMeta(ProtoReader in) {
        int outer = in.enter();
        String apiVersion = null;
        String kind = null;
        for (int field = in.nextField(); field != ProtoReader.END; field = in.nextField()) {
            switch (field) {
                case 1 -> apiVersion = ProtoReader.nonZero(in.string());
                case 2 -> kind = ProtoReader.nonZero(in.string());
                default -> in.skip();
            }
        }
        in.leave(outer);
        return new TypeMeta(apiVersion, kind);
    }

    static void requireNoEncoding(ProtoReader in) {
        if (!in.string().isEmpty()) {
            throw in.failure("content of an encoding that is not known");
        }
    }

    static <T> byte[] write(ProtoWriter out, Codec<T> codec, T value, TypeMeta meta) {
        out.string(4, "");
        out.string(3, "");
        int begin = out.beginMessage();
        codec.write(out, value);
        out.endMessage(2, begin);
        begin = out.beginMessage();
        out.string(2, ProtoWriter.orZero(meta.kind()));
        out.string(1, ProtoWriter.orZero(meta.apiVersion()));
        out.endMessage(1, begin);
        out.raw(MAGIC);
        return out.finish();
    }
}
