package io.coxswain.client;

import io.coxswain.client.rest.ApiErrors;
import io.coxswain.client.rest.CutOffException;
import io.coxswain.client.rest.FramingException;
import io.coxswain.client.rest.KubeRequest;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.ContentType;
import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.codec.UndecodableObject;
import io.coxswain.model.meta.v1.ObjectMeta;
import io.coxswain.model.meta.v1.PartialObjectMetadata;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the events of one watch; an error event is the exception that its Status stands for. */
final class WatchDecoder<T> {
    private static final String INITIAL_EVENTS_END = "k8s.io/initial-events-end";
    private static final Map<String, WatchEvent.Type> TYPES = Map.of(
            "ADDED", WatchEvent.Type.ADDED,
            "MODIFIED", WatchEvent.Type.MODIFIED,
            "DELETED", WatchEvent.Type.DELETED,
            "BOOKMARK", WatchEvent.Type.BOOKMARK);

    private final KubeRequest request;
    private final EventCodec<T> events;

    WatchDecoder(KubeRequest request, Codec<T> codec, DecodeOptions options) {
        this.request = request;
        this.events = new EventCodec<>(codec, options);
    }

    WatchResult<T> decode(ContentType form, byte[] bytes, int from, int to) {
        EventCodec.Event<T> event;
        try {
            event = events.event(form, bytes, from, to);
        } catch (DecodingException e) {
            if (e.isTruncated()) {
                throw new CutOffException(
                        "a watch event ended in the middle: watch again from the last resource version");
            }
            return undecodable(form, bytes, from, to, e);
        }
        WatchEvent.Type type = type(event);
        byte[] raw = event.raw();
        if (type == WatchEvent.Type.BOOKMARK && raw != null) {
            return bookmark(form, raw);
        }
        T object = event.object();
        if (object == null) {
            throw malformed(null);
        }
        return new WatchEvent<>(type, object, resourceVersion(form, bytes, from, to, object));
    }

    private WatchResult<T> bookmark(ContentType form, byte[] raw) {
        try {
            ObjectMeta metadata = metadata(form, raw);
            String version = ObjectMetadata.resourceVersion(metadata);
            return "true".equals(metadata.annotations().get(INITIAL_EVENTS_END))
                    ? WatchEvent.endOfInitialEvents(version)
                    : WatchEvent.bookmark(version);
        } catch (DecodingException e) {
            UndecodableObject object = UndecodableObject.of(form, raw, 0, raw.length, e);
            return new WatchResult.Undecodable<>(WatchEvent.Type.BOOKMARK, object, false);
        }
    }

    /** Classes that do not tell the version need not have read it. */
    private String resourceVersion(ContentType form, byte[] bytes, int from, int to, T object) {
        String told = WatchEvent.resourceVersion(object);
        byte[] raw = told == null ? envelope(form, bytes, from, to, null).raw() : null;
        try {
            return raw == null
                    ? Objects.requireNonNullElse(told, "")
                    : ObjectMetadata.resourceVersion(metadata(form, raw));
        } catch (DecodingException e) {
            return "";
        }
    }

    private static ObjectMeta metadata(ContentType form, byte[] raw) {
        return PartialObjectMetadata.CODEC
                .decode(form, raw, 0, raw.length, DecodeOptions.WITHOUT_MANAGED_FIELDS)
                .metadata();
    }

    /** The event is sound if its object can be passed over. */
    private WatchResult<T> undecodable(ContentType form, byte[] bytes, int from, int to, DecodingException cause) {
        EventCodec.Event<T> event = envelope(form, bytes, from, to, cause);
        WatchEvent.Type type = type(event);
        byte[] raw = event.raw();
        if (raw == null) {
            throw malformed(cause);
        }
        return new WatchResult.Undecodable<>(type, UndecodableObject.of(form, raw, 0, raw.length, cause), false);
    }

    private EventCodec.Event<T> envelope(
            ContentType form, byte[] bytes, int from, int to, @Nullable DecodingException cause) {
        try {
            return new EventCodec<T>(null, DecodeOptions.DEFAULT).event(form, bytes, from, to);
        } catch (DecodingException e) {
            throw malformed(cause);
        }
    }

    private WatchEvent.Type type(EventCodec.Event<T> event) {
        if (event.status() != null) {
            throw ApiErrors.of(request, event.status());
        }
        WatchEvent.Type type = TYPES.get(String.valueOf(event.type()));
        if (type == null) {
            throw malformed(null);
        }
        return type;
    }

    private static FramingException malformed(@Nullable DecodingException cause) {
        String why = cause == null ? "expected events with a type and an object" : cause.getMessage();
        return new FramingException("the stream is not a watch, or has events of a kind not known here: " + why);
    }
}
