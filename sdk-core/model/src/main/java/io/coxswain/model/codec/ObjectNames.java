package io.coxswain.model.codec;

import org.jspecify.annotations.Nullable;

/** What an object is called, found without a look at anything else in it. */
record ObjectNames(
        @Nullable String name,
        @Nullable String namespace,
        @Nullable String resourceVersion) {
    private static final ObjectNames NONE = new ObjectNames(null, null, null);
    private static final FieldNames OBJECT = FieldNames.of("metadata");
    private static final FieldNames METADATA = FieldNames.of("name", "namespace", "resourceVersion");

    static ObjectNames find(ContentType form, byte[] bytes, int from, int to) {
        try {
            return form == ContentType.PROTOBUF ? ofProto(bytes, from, to) : ofJson(bytes, from, to);
        } catch (DecodingException e) {
            return NONE;
        }
    }

    private static ObjectNames ofJson(byte[] json, int from, int to) {
        ByteReader in = ByteReader.growing(json, from, to, DecodeOptions.DEFAULT);
        ObjectNames names = NONE;
        for (int field = in.beginObject(OBJECT); field != JsonReader.END; field = in.nextField(OBJECT)) {
            names = metadata(in);
        }
        return names;
    }

    private static ObjectNames metadata(JsonReader in) {
        String[] found = new String[3];
        for (int field = in.beginObject(METADATA); field != JsonReader.END; field = in.nextField(METADATA)) {
            found[field] = in.uniqueString();
        }
        in.endObject();
        return new ObjectNames(found[0], found[1], found[2]);
    }

    /** Every kind has its metadata as its first field. */
    private static ObjectNames ofProto(byte[] bytes, int from, int to) {
        ProtoEnvelope object = ProtoEnvelope.isAt(bytes, from, to)
                ? ProtoEnvelope.open(bytes, from, to, DecodeOptions.DEFAULT)
                : new ProtoEnvelope(null, null, from, to);
        ProtoReader in = new ProtoReader(bytes, object.from(), object.to(), DecodeOptions.DEFAULT);
        for (int field = in.nextField(); field != ProtoReader.END; field = in.nextField()) {
            if (field == 1) {
                in.enter();
                return metadata(in);
            }
            in.skip();
        }
        return NONE;
    }

    private static ObjectNames metadata(ProtoReader in) {
        String name = null;
        String namespace = null;
        String resourceVersion = null;
        for (int field = in.nextField(); field != ProtoReader.END; field = in.nextField()) {
            switch (field) {
                case 1 -> name = ProtoReader.nonZero(in.uniqueString());
                case 3 -> namespace = ProtoReader.nonZero(in.uniqueString());
                case 6 -> resourceVersion = ProtoReader.nonZero(in.uniqueString());
                default -> in.skip();
            }
        }
        return new ObjectNames(name, namespace, resourceVersion);
    }

    /** As an error names the object. */
    @Override
    public String toString() {
        if (name == null) {
            return "an object without a name";
        }
        return '"' + name + '"' + (namespace == null ? "" : " in the namespace \"" + namespace + '"');
    }
}
