package io.coxswain.model;

import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.FieldNames;
import io.coxswain.model.codec.JsonReader;
import io.coxswain.model.codec.JsonWriter;
import io.coxswain.model.codec.ProtoReader;
import io.coxswain.model.codec.ProtoWriter;
import io.coxswain.model.codec.Scalars;
import io.coxswain.model.codec.TypeMeta;
import io.coxswain.model.codec.UnknownFields;
import io.coxswain.model.codec.Values;
import io.coxswain.model.meta.v1.ListMeta;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A list as a server gives it: items of one kind, and what holds for all of them together. It serves every kind.
 *
 * @param <T> the kind of the items
 */
public final class KubeList<T> implements Iterable<T> {
    private final String apiVersion;
    private final String kind;
    private final ListMeta metadata;
    private final List<T> items;
    private final @Nullable UnknownFields unknown;

    private KubeList(
            String apiVersion, String kind, ListMeta metadata, List<T> items, @Nullable UnknownFields unknown) {
        this.apiVersion = apiVersion;
        this.kind = kind;
        this.metadata = metadata;
        this.items = items;
        this.unknown = unknown;
    }

    /** A list of a kind, such as {@code DeploymentList} of {@code apps/v1}. */
    public static <T> KubeList<T> of(ResourceType<T> type, ListMeta metadata, List<T> items) {
        return new KubeList<>(
                type.apiVersion().toString(),
                type.listKind(),
                Objects.requireNonNull(metadata, "metadata"),
                List.copyOf(items),
                null);
    }

    /** For readers, which come upon the items one by one: what a list says beside them. */
    public static <T> KubeList<T> withoutItems(
            @Nullable String apiVersion,
            @Nullable String kind,
            @Nullable ListMeta metadata,
            @Nullable UnknownFields unknown) {
        return new KubeList<>(
                apiVersion == null ? "v1" : apiVersion,
                kind == null ? "List" : kind,
                metadata == null ? ListMeta.EMPTY : metadata,
                List.of(),
                unknown);
    }

    /** The same list with these items in place of its own. */
    public KubeList<T> withItems(List<T> items) {
        return new KubeList<>(apiVersion, kind, metadata, List.copyOf(items), unknown);
    }

    /** Reads and writes lists of what the given codec reads. */
    public static <T> Codec<KubeList<T>> codec(Codec<T> items) {
        return new ListCodec<>(items);
    }

    /** That of the list, which is that of its items: {@code apps/v1}. */
    public String apiVersion() {
        return apiVersion;
    }

    /** Such as {@code PodList}. */
    public String kind() {
        return kind;
    }

    /** Where the list stands in time, and how to continue it. */
    public ListMeta metadata() {
        return metadata;
    }

    /** The items of this page, in the server's order; unmodifiable. */
    public List<T> items() {
        return items;
    }

    @Override
    public Iterator<T> iterator() {
        return items.iterator();
    }

    /** What a document held beside its items that this class does not know; null if it held nothing of that kind. */
    public @Nullable UnknownFields unknownFields() {
        return unknown;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KubeList<?> that
                && apiVersion.equals(that.apiVersion)
                && kind.equals(that.kind)
                && metadata.equals(that.metadata)
                && items.equals(that.items)
                && Objects.equals(unknown, that.unknown);
    }

    @Override
    public int hashCode() {
        return Objects.hash(apiVersion, kind, metadata, items);
    }

    /** What it is and how much it holds; not the items. */
    @Override
    public String toString() {
        return kind + "{apiVersion: " + apiVersion + ", metadata: " + ListMeta.CODEC.toText(metadata) + ", items: "
                + items.size() + "}";
    }

    private static final class ListCodec<T> extends Codec<KubeList<T>> {
        private static final FieldNames NAMES = FieldNames.of("kind", "apiVersion", "metadata", "items");

        private final Codec<T> item;

        ListCodec(Codec<T> item) {
            this.item = item;
        }

        @Override
        public KubeList<T> read(JsonReader in) {
            String kind = null;
            String apiVersion = null;
            ListMeta metadata = null;
            T[] items = null;
            for (int field = in.beginObject(NAMES); field != JsonReader.END; field = in.nextField(NAMES)) {
                switch (field) {
                    case 0 -> kind = in.string();
                    case 1 -> apiVersion = in.string();
                    case 2 -> metadata = in.object(ListMeta.CODEC);
                    default -> items = in.items(item);
                }
            }
            String notWanted = TypeMeta.notAListOf(item, apiVersion, kind);
            if (notWanted != null) {
                throw in.failure(notWanted);
            }
            return new KubeList<>(
                    apiVersion == null ? "v1" : apiVersion,
                    kind == null ? "List" : kind,
                    metadata == null ? ListMeta.EMPTY : metadata,
                    Values.list(items),
                    in.endObject());
        }

        @Override
        public void write(JsonWriter out, KubeList<T> list) {
            out.beginObject();
            out.string(NAMES, 0, list.kind);
            out.string(NAMES, 1, list.apiVersion);
            out.object(NAMES, 2, list.metadata, ListMeta.CODEC);
            out.list(NAMES, 3, list.items.toArray(item.newArray(0)), item);
            out.endObject(list.unknown);
        }

        /** Item by item: those of one's own kinds are written over what they were read from. */
        @Override
        public byte[] toJson(KubeList<T> changed, byte[] original) {
            Codec<KubeList<Json>> raw = codec(Scalars.JSON);
            List<Json> items = ItemOverlay.write(item, changed.items, raw.fromJson(original).items);
            return raw.toJson(
                    new KubeList<>(changed.apiVersion, changed.kind, changed.metadata, items, changed.unknown));
        }

        @Override
        public KubeList<T> read(ProtoReader in) {
            String notWanted = TypeMeta.notAListOf(item, in.apiVersion(), in.kind());
            if (notWanted != null) {
                throw in.failure(notWanted);
            }
            ListMeta metadata = null;
            T[] items = null;
            for (int field = in.nextField(); field != ProtoReader.END; field = in.nextField()) {
                switch (field) {
                    case 1 -> metadata = in.object(ListMeta.CODEC);
                    case 2 -> items = in.items(items, item);
                    default -> in.keepUnknown();
                }
            }
            return new KubeList<>(
                    in.apiVersion() == null ? "v1" : in.apiVersion(),
                    in.kind() == null ? "List" : in.kind(),
                    metadata == null ? ListMeta.EMPTY : metadata,
                    Values.list(items),
                    in.endMessage());
        }

        @Override
        public void write(ProtoWriter out, KubeList<T> list) {
            out.unknown(list.unknown);
            out.list(2, list.items.toArray(item.newArray(0)), item);
            out.object(1, list.metadata, ListMeta.CODEC);
        }

        @Override
        public boolean hasProtobuf() {
            return item.hasProtobuf();
        }

        @Override
        public TypeMeta typeMeta(KubeList<T> list) {
            return new TypeMeta(list.apiVersion, list.kind);
        }

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public KubeList<T>[] newArray(int length) {
            return new KubeList[length];
        }
    }
}
