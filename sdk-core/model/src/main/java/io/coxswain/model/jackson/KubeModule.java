package io.coxswain.model.jackson;

import io.coxswain.model.codec.KubeCodec;
import java.util.Objects;
import tools.jackson.core.Version;
import tools.jackson.databind.JacksonModule;

/**
 * Lets Jackson read and write the types of this library wherever they stand in one's own JSON: a response that holds a Pod, a record
 * with an ObjectMeta, a {@code Map<String, Quantity>}, a {@code KubeList<Pod>}.
 *
 * <pre>{@code
 * JsonMapper mapper = JsonMapper.builder().addModule(new KubeModule()).build();      // or findAndAddModules()
 *
 * record Report(ObjectMeta about, List<Pod> pods, Map<String, Quantity> used) {}
 * Report report = mapper.readValue(json, Report.class);
 * }</pre>
 *
 * <p>A mapper without it knows nothing of these types, and writes an object as {@code {}} without a word. It is a module of
 * Jackson 3 ({@code tools.jackson}); mappers of Jackson 2 cannot take it: give them the text that {@code Pod.CODEC.toJson(pod)} makes.
 *
 * <p>Each type goes through its own codec, whatever the mapper is set to: names stay Kubernetes' own, fields that the type does not
 * know are kept and written back, and what is malformed is an exception of Jackson's with its path. A property that is declared as
 * {@link io.coxswain.model.KubeObject} becomes what its apiVersion and kind say. JSON's null is a Java null, except for
 * {@link io.coxswain.model.Json}, which is any JSON value.
 */
public final class KubeModule extends JacksonModule {
    private final KubeCodec kinds;

    /** Knows the built-in kinds. */
    public KubeModule() {
        this(KubeCodec.builtIn());
    }

    /**
     * Knows other kinds too.
     *
     * @param kinds what reads objects of which only their own kind tells what they are
     */
    public KubeModule(KubeCodec kinds) {
        this.kinds = Objects.requireNonNull(kinds, "kinds");
    }

    @Override
    public String getModuleName() {
        return "coxswain-model";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        ModelCodecs codecs = new ModelCodecs(kinds);
        context.addSerializers(new ModelSerializers(codecs));
        context.addDeserializers(new ModelDeserializers(codecs));
    }
}
