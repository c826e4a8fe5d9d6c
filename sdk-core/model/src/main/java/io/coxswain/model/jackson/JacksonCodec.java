package io.coxswain.model.jackson;

import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.codec.JsonReader;
import io.coxswain.model.codec.JsonWriter;
import io.coxswain.model.codec.ProtoReader;
import io.coxswain.model.codec.ProtoWriter;
import io.coxswain.model.codec.TypeMeta;
import io.coxswain.model.tree.JsonTree;
import java.lang.reflect.Array;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes a kind of one's own by Jackson's mapping of its class. A record is enough; {@code apiVersion} and {@code kind} need
 * not be among its components, and {@code metadata} is best an {@link io.coxswain.model.meta.v1.ObjectMeta}.
 *
 * <pre>{@code
 * record CronTab(ObjectMeta metadata, CronTabSpec spec) {}
 * record CronTabSpec(String cronSpec, @Nullable Integer replicas) {}
 *
 * Codec<CronTab> codec = JacksonCodec.of(CronTab.class, "stable.example.com/v1", "CronTab");
 * }</pre>
 *
 * <p>A class that implements {@link io.coxswain.model.KubeObject} says itself what it is, and can be given to the verbs of the client that
 * take any object, such as {@code client.create(tab)}; others are written by the Api of their type.
 *
 * <p>A document that says it is of another kind is refused. One that cannot be mapped is a {@link DecodingException} that tells where,
 * and quotes nothing of it. There is no protobuf form, as servers have none for such kinds.
 *
 * <p><b>Fields that the class does not map</b> are left out of the object: a record has no place for them. They are lost where the
 * object is simply written again. {@link #toJson(Object, byte[])} loses none: it writes what was changed into the document that had
 * been read. Types of this library within the class, and {@code @JsonAnySetter}, keep theirs in any case.
 *
 * <p>{@link DecodeOptions#STRICT} tells such fields, those too that {@code @JsonIgnoreProperties(ignoreUnknown = true)} passes over: it
 * is for who wants to hear of them. Of a document of megabytes it tells the first few.
 *
 * <p>The mapping is that of a {@link JsonMapper} with {@link KubeModule} that leaves out nulls and empty Optionals, passes over fields it does not know,
 * and writes a {@link java.time.Duration} as {@code 1h30m0s}; {@link #mapper} sets another. Immutable.
 *
 * @param <T> the class
 */
public final class JacksonCodec<T> extends Codec<T> {
    private final Class<T> type;
    private final String apiVersion;
    private final String kind;
    private final JsonMapper mapper;
    private final ObjectReader reader;
    private volatile @Nullable StrictMapping strict;

    private JacksonCodec(Class<T> type, String apiVersion, String kind, JsonMapper mapper) {
        this.type = Objects.requireNonNull(type, "type");
        this.apiVersion = Objects.requireNonNull(apiVersion, "apiVersion");
        this.kind = Objects.requireNonNull(kind, "kind");
        this.mapper = mapper;
        this.reader = mapper.readerFor(type).withHandler(new KindIsKnown());
    }

    /**
     * The codec of a class.
     *
     * @param apiVersion such as {@code stable.example.com/v1}
     * @param kind such as {@code CronTab}
     */
    public static <T> JacksonCodec<T> of(Class<T> type, String apiVersion, String kind) {
        return new JacksonCodec<>(type, apiVersion, kind, KubeMapper.DEFAULT);
    }

    /** The same with another mapper, to which {@link KubeModule} is added unless it has it. */
    public JacksonCodec<T> mapper(JsonMapper mapper) {
        return new JacksonCodec<>(type, apiVersion, kind, KubeMapper.withModule(mapper));
    }

    @Override
    public T read(JsonReader in) {
        TypeMeta said = in.peekTypeMeta();
        if (said.isOther(apiVersion, kind)) {
            throw in.failure(said.notWanted(apiVersion, kind));
        }
        DecodeOptions options = in.options();
        if (options.equals(DecodeOptions.DEFAULT)) {
            return in.raw(json -> map(reader, json));
        }
        ObjectReader with = reader.withAttribute(DecodeOptions.class, options.with(DecodeOptions.Builder::lenient));
        if (!options.strict()) {
            return in.raw(json -> map(with, json));
        }
        return in.rawStrictly((json, unknown) -> {
            T value = map(with, json);
            strict().unknown(json, options).forEach(unknown);
            return value;
        });
    }

    /** Who loses a race makes one more. */
    private StrictMapping strict() {
        StrictMapping known = strict;
        if (known == null) {
            known = StrictMapping.of(mapper, type);
            strict = known;
        }
        return known;
    }

    private T map(ObjectReader reader, byte[] json) {
        try {
            return reader.readValue(json);
        } catch (RuntimeException e) {
            throw Failures.toDecoding(e, type);
        }
    }

    /** Classes may have setters. */
    @Override
    protected boolean isImmutable() {
        return false;
    }

    @Override
    public void write(JsonWriter out, T value) {
        out.raw(JsonTree.write(tree(value)));
    }

    private ObjectNode tree(T value) {
        if (!(JsonTree.read(mapper.writeValueAsBytes(value)) instanceof ObjectNode mapped)) {
            throw new IllegalArgumentException(type.getName() + " is not mapped to a JSON object");
        }
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("apiVersion", apiVersion).put("kind", kind);
        mapped.properties().forEach(field -> {
            boolean isNull = field.getValue().isNull() && tree.has(field.getKey());
            if (!isNull) {
                tree.set(field.getKey(), field.getValue());
            }
        });
        return tree;
    }

    @Override
    public byte[] toJson(T changed, byte[] original) {
        JsonNode before = tree(fromJson(original));
        return JsonTree.write(Overlay.write(before, tree(changed), JsonTree.read(original)));
    }

    @Override
    public T read(ProtoReader in) {
        throw in.failure(type.getSimpleName() + " is mapped by Jackson and has no protobuf form: ask for JSON");
    }

    @Override
    public void write(ProtoWriter out, T value) {
        throw new UnsupportedOperationException(
                type.getSimpleName() + " is mapped by Jackson and has no protobuf form: write it as JSON");
    }

    @Override
    public TypeMeta typeMeta(T value) {
        return new TypeMeta(apiVersion, kind);
    }

    @Override
    @SuppressWarnings("unchecked")
    public T[] newArray(int length) {
        return (T[]) Array.newInstance(type, length);
    }
}
