package io.coxswain.model.codec;

import io.coxswain.model.KubeList;
import io.coxswain.model.codec.StrictDecodingException.Problem;
import io.coxswain.model.meta.v1.ListMeta;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list while it arrives, item by item, straight from the bytes received. It holds no bytes itself: whoever has them shows
 * it what has arrived and was not taken yet.
 *
 * <pre>{@code
 * ListReader<Pod> list = ListReader.of(ContentType.JSON, Pod.CODEC, DecodeOptions.DEFAULT, 1 << 20);
 * // whenever bytes have arrived: those from `from` to `to` of the array
 * while (list.next(bytes, from, to)) {
 *     from = list.position();
 *     use(list.item());
 * }
 * from = list.position();
 * // at the end of the body
 * ListMeta metadata = list.end().metadata();
 * }</pre>
 *
 * <p>The fields of the list may come in any order; those that are not known are kept. An item that is well-formed and yet not of
 * its type is passed over, and told by {@link #undecodable}. Whatever else is wrong is a {@link DecodingException} with its path
 * in the list and its place in the body, behind which the reader is of no more use. Where it reads strictly, an item with fields that
 * should not be there is one that is not of its type, and what is wrong with the list's own fields is told at its end.
 *
 * @param <T> the type of the items
 */
public abstract class ListReader<T> {
    static final String TOO_MANY = "the list has too many fields that are not known";
    private static final int MAX_UNKNOWN_FIELDS = 1_000;

    final Codec<T> codec;
    final DecodeOptions options;
    private final int max;

    /** Where the bytes shown begin, in their array and in the body. */
    private int from;

    private long offset;
    private int position;

    /** Behind them. */
    private int to;

    private @Nullable T item;
    private @Nullable UndecodableObject undecodable;
    private int items;

    @Nullable
    String apiVersion;

    @Nullable
    String kind;

    @Nullable
    ListMeta metadata;

    @Nullable
    UnknownFields unknown;

    private int unknownFields;
    private long unknownSize;

    /** What strict reading finds in the list itself. */
    private final List<Problem> problems = new ArrayList<>();

    ListReader(Codec<T> codec, DecodeOptions options, int max) {
        this.codec = codec;
        this.options = options;
        this.max = max;
    }

    /**
     * Makes a reader for one list.
     *
     * @param maxItem how many bytes an item may have, or all else that is kept of the list
     * @throws IllegalArgumentException if the form is YAML: no server streams that
     */
    public static <T> ListReader<T> of(ContentType form, Codec<T> codec, DecodeOptions options, int maxItem) {
        if (form == ContentType.YAML) {
            throw new IllegalArgumentException("lists are streamed as JSON or protobuf, not as YAML");
        }
        return form == ContentType.PROTOBUF
                ? new ProtoListReader<>(codec, options, maxItem)
                : new JsonListReader<>(codec, options, maxItem);
    }

    /**
     * Goes on to the next item in these bytes: those that the last call has left, and perhaps more behind them.
     *
     * @return whether there is one; if not, more bytes are needed, or the list has ended
     * @throws DecodingException if the bytes are not a list, or an item is larger than it may be
     */
    public final boolean next(byte[] bytes, int from, int to) {
        offset += position - this.from;
        this.from = from;
        this.to = to;
        position = from;
        item = null;
        undecodable = null;
        while (!hasItem() && step(bytes, position, to)) {
            // One token after the other.
        }
        if (hasItem() && items == 1) {
            requireKind(position);
        }
        return hasItem();
    }

    /** A list may say only behind its items of what kind it is. */
    private void requireKind(int at) {
        String notWanted = TypeMeta.notAListOf(codec, apiVersion, kind);
        if (notWanted != null) {
            throw new DecodingException(notWanted, "", offset(at));
        }
    }

    private boolean hasItem() {
        return item != null || undecodable != null;
    }

    /** Takes what comes next; false if that is not here yet. */
    abstract boolean step(byte[] bytes, int at, int to);

    /** Where in the array the last call has come to: what lies before is not to be shown again. */
    public final int position() {
        return position;
    }

    /** What {@link #next} has found; null if it found an {@link #undecodable} one, or none. */
    public final @Nullable T item() {
        return item;
    }

    /** The item that {@link #next} has found and that is not what its type says. */
    public final @Nullable UndecodableObject undecodable() {
        return undecodable;
    }

    /**
     * The list without its items, once all of its bytes have been shown.
     *
     * @throws DecodingException if there should be more: {@link DecodingException#isTruncated}
     * @throws StrictDecodingException if the list is read strictly, and has fields beside its items that should not be there
     */
    public final KubeList<T> end() {
        if (position < to || !hasEnded()) {
            throw new DecodingException("the list ended in the middle", "", offset(position), true);
        }
        requireKind(position);
        if (!problems.isEmpty()) {
            throw new StrictDecodingException("", problems);
        }
        return KubeList.withoutItems(apiVersion, kind, metadata, unknown);
    }

    abstract boolean hasEnded();

    final void moveTo(int at) {
        position = at;
    }

    /** In the body, where it is in the array. */
    final long offset(int at) {
        return offset + at - from;
    }

    /** Where in the list it goes on, as a JSON pointer. */
    abstract String path();

    final void found(T next) {
        item = next;
        items++;
    }

    final void pass(ContentType form, byte[] bytes, int end, DecodingException error) {
        undecodable = UndecodableObject.of(form, bytes, position, end, error, itemPath(), offset(position));
        items++;
        position = end;
    }

    final String itemPath() {
        return "/items/" + items;
    }

    /** Refuses a field in the end, if the list is read strictly. */
    final void refuse(Problem problem) {
        if (options.strict() && problems.size() < StrictDecodingException.MAX_PROBLEMS) {
            problems.add(problem);
        }
    }

    /** Whether one more unknown field of this size may be kept: there are never more than a few. */
    final boolean mayKeep(int size) {
        unknownSize += size;
        return ++unknownFields <= MAX_UNKNOWN_FIELDS && unknownSize <= max;
    }

    final void requireSize(long size, int at) {
        if (size > max) {
            throw failure("more than the " + max + " bytes allowed", at);
        }
    }

    final DecodingException failure(String problem, int at) {
        return new DecodingException(problem, path(), offset(at));
    }
}
