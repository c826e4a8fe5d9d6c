package io.coxswain.client;

import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.ContentType;
import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.meta.v1.ObjectMeta;
import io.coxswain.model.meta.v1.PartialObjectMetadata;
import io.coxswain.model.meta.v1.Status;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a server says when it has been told to delete an object: that it is gone, or how it looks while it goes.
 *
 * <pre>{@code
 * pods.delete("web-1")
 *         .flatMap(deletion -> deletion.isGone() ? Mono.empty() : pods.waitForDeletion("web-1", Duration.ofMinutes(1)))
 * }</pre>
 *
 * @param <T> the Java type of the object
 */
public final class Deletion<T> {
    private final @Nullable T object;
    private final @Nullable String uid;
    private final boolean gone;

    private Deletion(@Nullable T object, @Nullable String uid, boolean gone) {
        this.object = object;
        this.uid = uid;
        this.gone = gone;
    }

    /** Servers answer with the object, or, most of them when it is gone, with a Status. */
    static <T> Deletion<T> of(Codec<T> codec, ContentType form, byte[] bytes, int from, int to) {
        DecodeOptions options = DecodeOptions.DEFAULT;
        PartialObjectMetadata head = PartialObjectMetadata.CODEC.decode(form, bytes, from, to, options);
        if (head.kind().equals("Status") && head.apiVersion().equals("v1")) {
            Status status = Status.CODEC.decode(form, bytes, from, to, options);
            return new Deletion<>(null, status.details().uid(), true);
        }
        ObjectMeta metadata = head.metadata();
        return new Deletion<>(codec.decode(form, bytes, from, to, options), metadata.uid(), !isHeld(metadata));
    }

    private static boolean isHeld(ObjectMeta metadata) {
        Long grace = metadata.deletionGracePeriodSeconds();
        return !metadata.finalizers().isEmpty() || grace != null && grace > 0;
    }

    /**
     * Whether the object is gone. If not, it is marked, and goes when its grace period is over and nothing is left in its
     * finalizers.
     */
    public boolean isGone() {
        return gone;
    }

    /** The object as it was last, if the server sent it. */
    public Optional<T> object() {
        return Optional.ofNullable(object);
    }

    /** The uid of the object, which tells it from a later one of the same name; null if the server did not say. */
    public @Nullable String uid() {
        return uid;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Deletion<?> that
                && gone == that.gone
                && Objects.equals(uid, that.uid)
                && Objects.equals(object, that.object);
    }

    @Override
    public int hashCode() {
        return Objects.hash(object, uid, gone);
    }

    /** Whether it is gone, and its uid. */
    @Override
    public String toString() {
        return "Deletion{gone: " + gone + ", uid: " + uid + "}";
    }
}
