package io.coxswain.model.jackson;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.coxswain.model.GoDuration;
import java.time.Duration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** The mappers of kinds. */
final class KubeMapper {
    static final JsonMapper DEFAULT = JsonMapper.builder()
            .addModule(new KubeModule())
            .addModule(new SimpleModule("go-durations")
                    .addSerializer(Duration.class, new GoDurationSerializer())
                    .addDeserializer(Duration.class, new GoDurationDeserializer()))
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            // To Kubernetes, null and absent are the same.
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private KubeMapper() {}

    static JsonMapper withModule(JsonMapper mapper) {
        boolean has = mapper.registeredModules().stream().anyMatch(KubeModule.class::isInstance);
        return has ? mapper : mapper.rebuild().addModule(new KubeModule()).build();
    }

    private static final class GoDurationSerializer extends ValueSerializer<Duration> {
        @Override
        public void serialize(Duration value, JsonGenerator out, SerializationContext context) {
            out.writeString(GoDuration.format(value));
        }
    }

    private static final class GoDurationDeserializer extends ValueDeserializer<Duration> {
        @Override
        public Duration deserialize(JsonParser in, DeserializationContext context) {
            String text = in.getValueAsString("");
            try {
                return GoDuration.parse(text);
            } catch (IllegalArgumentException e) {
                return (Duration)
                        context.handleWeirdStringValue(Duration.class, text, "expected a duration such as 1h30m");
            }
        }
    }
}
