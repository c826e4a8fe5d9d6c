package io.coxswain.model.codec;

import io.coxswain.model.Bytes;
import io.coxswain.model.Kinds;
import io.coxswain.model.KubeList;
import io.coxswain.model.KubeObject;
import io.coxswain.model.ResourceType;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes objects of any kind: a document becomes what its own {@code apiVersion} and {@code kind} say. The built-in kinds
 * are known, and loaded one by one as they are met; one's own are registered.
 *
 * <pre>{@code
 * KubeCodec kinds = KubeCodec.builder().register(CronTab.TYPE).build();
 *
 * Object object = kinds.fromJson(bytes);                        // a Pod, a CronTab, a KubeList of either, a Status …
 * Pod pod = kinds.decode(Pod.class, ContentType.PROTOBUF, bytes);
 * byte[] yaml = kinds.encode(ContentType.YAML, object);
 * Object first = Yaml.read(kinds, text);
 * }</pre>
 *
 * <p>A list of a known kind, such as a {@code PodList}, becomes a {@link KubeList} of that kind, and a {@code List} of {@code v1} one
 * whose items are each of their own kind. A kind that is not known is an {@link UnknownKindException}, unless there is
 * {@linkplain Builder#otherwise a codec for all other kinds}.
 *
 * <p>Immutable.
 */
public final class KubeCodec extends Codec<Object> {
    private static final KubeCodec BUILT_IN = builder().build();
    private static final String LIST = "List";
    private static final String UNNAMED = "expected apiVersion and kind, which tell what this is";

    private final Map<String, Codec<?>> kinds;
    private final Map<String, Codec<?>> lists;
    private final Map<Class<?>, Codec<?>> classes;
    private final @Nullable Codec<?> otherwise;
    private final Codec<Object> items = new Items();

    private KubeCodec(Builder builder) {
        this.kinds = Map.copyOf(builder.kinds);
        this.lists = Map.copyOf(builder.lists);
        this.classes = Map.copyOf(builder.classes);
        this.otherwise = builder.otherwise;
    }

    /** Knows the built-in kinds, and no other. */
    public static KubeCodec builtIn() {
        return BUILT_IN;
    }

    /** Begins with the built-in kinds. */
    public static Builder builder() {
        return new Builder();
    }

    /** The codec of a kind, or of a list of a kind; null if it is not known. The codec for all other kinds is not asked for. */
    public @Nullable Codec<?> find(String apiVersion, String kind) {
        String key = key(apiVersion, kind);
        Codec<?> registered = kinds.containsKey(key) ? kinds.get(key) : lists.get(key);
        return registered != null ? registered : findBuiltIn(apiVersion, kind);
    }

    private @Nullable Codec<?> findBuiltIn(String apiVersion, String kind) {
        Codec<?> object = Kinds.codec(apiVersion, kind);
        if (object != null || !kind.endsWith(LIST)) {
            return object;
        }
        if (kind.equals(LIST)) {
            return apiVersion.equals("v1") ? KubeList.codec(items) : null;
        }
        // Every list of a built-in kind is called after it.
        Codec<?> item = Kinds.codec(apiVersion, itemKind(kind));
        return item == null ? null : KubeList.codec(item);
    }

    private static String key(String apiVersion, String kind) {
        return apiVersion + ' ' + kind;
    }

    private static String itemKind(String listKind) {
        return listKind.substring(0, listKind.length() - LIST.length());
    }

    /**
     * Reads one document that has to become an object of the given class.
     *
     * @throws DecodingException if it is of another kind, or malformed
     */
    public <T> T decode(Class<T> type, ContentType form, byte[] bytes) {
        Object object = decode(form, bytes);
        if (!type.isInstance(object)) {
            throw new DecodingException(
                    "expected " + type.getSimpleName() + ", but this says that it is " + typeMeta(object), "", -1);
        }
        return type.cast(object);
    }

    @Override
    public Object read(JsonReader in) {
        TypeMeta said = in.peekTypeMeta();
        String apiVersion = said.apiVersion();
        String kind = said.kind();
        if (apiVersion == null || kind == null) {
            throw in.failure(UNNAMED);
        }
        Codec<?> known = find(apiVersion, kind);
        if (known != null) {
            return asSaid(known.read(in), said, in);
        }
        if (otherwise == null) {
            throw UnknownKindException.of(apiVersion, kind, in.failure(""));
        }
        // Kinds whose name ends in List are not all lists.
        Codec<?> codec = in.peekList("items") ? KubeList.codec(otherwise) : otherwise;
        return asSaid(codec.read(in), said, in);
    }

    /** What says twice of what kind it is was looked at by the first, and is called by the last. */
    private static Object asSaid(Object read, TypeMeta said, JsonReader in) {
        if (read instanceof KubeList<?> list) {
            TypeMeta last = new TypeMeta(list.apiVersion(), list.kind());
            if (!last.equals(said)) {
                throw in.failure("a list that says it is " + said + ", and that it is " + last);
            }
        }
        return read;
    }

    @Override
    public Object read(ProtoReader in) {
        String apiVersion = in.apiVersion();
        String kind = in.kind();
        if (apiVersion == null || kind == null) {
            throw in.failure(UNNAMED);
        }
        Codec<?> known = find(apiVersion, kind);
        Codec<?> codec = known == null ? otherwise : known;
        if (codec == null) {
            throw UnknownKindException.of(apiVersion, kind, in.failure(""));
        }
        return codec.read(in);
    }

    @Override
    public void write(JsonWriter out, Object value) {
        codecOf(value).write(out, value);
    }

    @Override
    public void write(ProtoWriter out, Object value) {
        codecOf(value).write(out, value);
    }

    @Override
    public @Nullable TypeMeta typeMeta(Object value) {
        return codecOf(value).typeMeta(value);
    }

    @Override
    public byte[] toJson(Object changed, byte[] original) {
        return codecOf(changed).toJson(changed, original);
    }

    /** What writes a value, found by its class; of a list, by its kind. */
    @SuppressWarnings("unchecked")
    private Codec<Object> codecOf(Object value) {
        Codec<?> codec = value instanceof KubeList<?> list ? ofList(list) : ofObject(value);
        if (codec == null) {
            throw new IllegalArgumentException("no codec is known here for "
                    + value.getClass().getName() + ": register its ResourceType with KubeCodec.builder()");
        }
        return (Codec<Object>) codec;
    }

    private Codec<?> ofList(KubeList<?> list) {
        Codec<?> known = find(list.apiVersion(), list.kind());
        return known != null ? known : KubeList.codec(items);
    }

    private @Nullable Codec<?> ofObject(Object value) {
        Codec<?> registered = classes.get(value.getClass());
        if (registered != null) {
            return registered;
        }
        if (value instanceof KubeObject object) {
            return object.resourceType().codec();
        }
        Codec<?> builtIn = Codec.forClass(value.getClass());
        return builtIn == null && otherwise != null && otherwise.type().isInstance(value) ? otherwise : builtIn;
    }

    @Override
    public Object[] newArray(int length) {
        return new Object[length];
    }

    /** The items of a {@code List}: objects, each of its own kind; in protobuf a document within the document. */
    private final class Items extends Codec<Object> {

        @Override
        public Object read(JsonReader in) {
            if (LIST.equals(in.peekTypeMeta().kind())) {
                throw in.failure("a List within a List, which only Manifests reads");
            }
            return KubeCodec.this.read(in);
        }

        @Override
        Object readField(ProtoReader in) {
            int outer = in.enter();
            byte[] raw = new byte[0];
            for (int field = in.nextField(); field != ProtoReader.END; field = in.nextField()) {
                if (field == 1) {
                    raw = in.bytes().toArray();
                } else {
                    in.drop();
                }
            }
            DecodingException here = in.failure("");
            in.leave(outer);
            try {
                return KubeCodec.this.decode(ContentType.ofDocument(raw), raw, 0, raw.length, in.options());
            } catch (DecodingException e) {
                throw e.within("", here.path(), here.offset() - raw.length);
            }
        }

        @Override
        public void write(JsonWriter out, Object value) {
            KubeCodec.this.write(out, value);
        }

        @Override
        public byte[] toJson(Object changed, byte[] original) {
            return KubeCodec.this.toJson(changed, original);
        }

        @Override
        void writeField(ProtoWriter out, int field, Object value) {
            int begin = out.beginMessage();
            out.bytes(1, Bytes.of(KubeCodec.this.toJson(value)));
            out.endMessage(field, begin);
        }

        @Override
        public Object[] newArray(int length) {
            return new Object[length];
        }
    }

    /** Registers kinds. */
    public static final class Builder {
        private final Map<String, Codec<?>> kinds = new HashMap<>();
        private final Map<String, Codec<?>> lists = new HashMap<>();
        private final Map<Class<?>, Codec<?>> classes = new HashMap<>();
        private @Nullable Codec<?> otherwise;

        private Builder() {}

        /**
         * Adds a kind and its {@linkplain ResourceType#listKind lists}, or takes another class for a built-in one.
         *
         * @throws IllegalArgumentException if the kind, its lists or its class have been registered already
         */
        public Builder register(ResourceType<?> type) {
            String key = key(type.apiVersion().toString(), type.kind());
            String listKey = key(type.apiVersion().toString(), type.listKind());
            Codec<?> codec = type.codec();
            if (kinds.putIfAbsent(key, codec) != null
                    || lists.putIfAbsent(listKey, KubeList.codec(codec)) != null
                    || classes.putIfAbsent(codec.type(), codec) != null) {
                throw new IllegalArgumentException("registered twice: " + key + ", its lists, or its class "
                        + codec.type().getName());
            }
            return this;
        }

        /**
         * Reads what is of any other kind, in JSON and YAML, and writes what it has read: {@link Scalars#JSON} keeps such documents
         * as they are.
         */
        public Builder otherwise(Codec<?> codec) {
            this.otherwise = Objects.requireNonNull(codec, "codec");
            return this;
        }

        /** What is registered by now; the builder may go on. */
        public KubeCodec build() {
            return new KubeCodec(this);
        }
    }
}
