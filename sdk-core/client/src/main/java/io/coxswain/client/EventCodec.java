package io.coxswain.client;

import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.ContentType;
import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.codec.FieldNames;
import io.coxswain.model.codec.JsonReader;
import io.coxswain.model.codec.JsonWriter;
import io.coxswain.model.codec.ProtoReader;
import io.coxswain.model.meta.v1.Status;
import org.jspecify.annotations.Nullable;

/**
 * Reads one event of a watch. The server writes its type first, so that the object behind it is read in place; if the object comes
 * first, none is wanted, or it is a bookmark, its bytes are kept.
 */
final class EventCodec<T> extends Codec<EventCodec.Event<T>> {
    private static final FieldNames NAMES = FieldNames.of("type", "object");
    private static final String ERROR = "ERROR";

    /** Its object has nothing but a version: whoever maps objects to a class of his own need not foresee that. */
    private static final String BOOKMARK = "BOOKMARK";

    private final @Nullable Codec<T> codec;
    private final DecodeOptions options;

    /** @param codec null if objects are to be kept as bytes */
    EventCodec(@Nullable Codec<T> codec, DecodeOptions options) {
        this.codec = codec;
        this.options = options;
    }

    /** What an event holds: an object, its bytes, or the Status that is the object of an error. */
    record Event<T>(
            @Nullable String type,
            @Nullable T object,
            byte @Nullable [] raw,
            @Nullable Status status) {}

    /** The event that lies in a part of an array; in protobuf it has no envelope, but its object has one. */
    Event<T> event(ContentType form, byte[] bytes, int from, int to) {
        return form == ContentType.PROTOBUF
                ? fromMessage(bytes, from, to, options)
                : fromJson(bytes, from, to, options);
    }

    @Override
    public Event<T> read(JsonReader in) {
        String type = null;
        T object = null;
        Status status = null;
        byte[] raw = null;
        for (int field = in.beginObject(NAMES); field != JsonReader.END; field = in.nextField(NAMES)) {
            if (field == 0) {
                type = in.string();
            } else if (ERROR.equals(type)) {
                status = in.document(Status.CODEC);
            } else if (codec == null || type == null || BOOKMARK.equals(type)) {
                raw = in.json().json();
            } else {
                object = in.document(codec);
            }
        }
        in.endObject();
        return event(ContentType.JSON, type, object, raw, status);
    }

    @Override
    public Event<T> read(ProtoReader in) {
        String type = null;
        T object = null;
        Status status = null;
        byte[] raw = null;
        for (int field = in.nextField(); field != ProtoReader.END; field = in.nextField()) {
            switch (field) {
                case 1 -> type = in.string();
                case 2 -> {
                    int outer = in.enter();
                    for (int inner = in.nextField(); inner != ProtoReader.END; inner = in.nextField()) {
                        if (inner != 1) {
                            in.keepUnknown();
                        } else if (ERROR.equals(type)) {
                            status = in.document(Status.CODEC);
                        } else if (codec == null || type == null || BOOKMARK.equals(type)) {
                            raw = in.bytes().toArray();
                        } else {
                            object = in.document(codec);
                        }
                    }
                    in.endMessage();
                    in.leave(outer);
                }
                default -> in.keepUnknown();
            }
        }
        in.endMessage();
        return event(ContentType.PROTOBUF, type, object, raw, status);
    }

    private Event<T> event(
            ContentType form,
            @Nullable String type,
            @Nullable T object,
            byte @Nullable [] raw,
            @Nullable Status status) {
        if (raw != null && ERROR.equals(type)) {
            return new Event<>(type, null, raw, Status.CODEC.decode(form, raw, 0, raw.length, options));
        }
        T read = raw == null || codec == null || BOOKMARK.equals(type)
                ? object
                : codec.decode(form, raw, 0, raw.length, options);
        return new Event<>(type, read, raw, status);
    }

    @Override
    public void write(JsonWriter out, Event<T> value) {
        throw new UnsupportedOperationException("events are only read");
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Event<T>[] newArray(int length) {
        return new Event[length];
    }
}
