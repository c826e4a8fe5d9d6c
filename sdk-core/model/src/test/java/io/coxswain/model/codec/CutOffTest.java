package io.coxswain.model.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.coxswain.codegen.schema.ApiSchema;
import io.coxswain.model.core.v1.ConfigMap;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Running into the end of the bytes is never taken for anything else that could be wrong with them. */
class CutOffTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<ApiSchema> SCHEMA = SyntheticObjects.schema();
    private static final int CUTS = 250;

    static Stream<String> types() {
        return EveryTypeTest.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void isToldFromMalformedDocumentsOfEveryType(String type) throws Exception {
        Codec<Object> codec = Kinds.codec(type);
        byte[] json = MAPPER.writeValueAsBytes(new SyntheticObjects(SCHEMA, true).object(type));
        Random random = new Random(type.hashCode());

        IntStream.concat(IntStream.range(0, Math.min(json.length, 2 * CUTS)), random.ints(CUTS, 0, json.length))
                .forEach(cut -> assertIsCutOff(codec, json, cut));
    }

    @Test
    void isToldFromMalformedDocumentsInValuesOfEveryShape() {
        byte[] json = ("{\"metadata\":{\"name\":\"ü🚢\\ud83d\\udea2\\n\",\"creationTimestamp\":null,\"generation\":-12,"
                        + "\"managedFields\":[{\"manager\":\"m\",\"fieldsV1\":{\"f:a\":{}}}],\"labels\":{\"a\":\"\\\"\",\"b\":\"\"}},"
                        + " \"immutable\" : true , \"x\":[-1.5e-3,0,12E+3,false,null,\"\\u00fc\",{}],\n\"binaryData\":{\"a\":\"AAEC\"}}")
                .getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut < json.length; cut++) {
            assertIsCutOff(ConfigMap.CODEC, json, cut);
        }
    }

    private static void assertIsCutOff(Codec<?> codec, byte[] json, int cut) {
        assertThat(catchThrowable(() -> codec.read(ByteReader.growing(json, 0, cut, DecodeOptions.DEFAULT))))
                .as("cut at %d, and more may come", cut)
                .isSameAs(DecodingException.INCOMPLETE);
        assertThat(catchThrowable(() -> codec.fromJson(json, 0, cut, DecodeOptions.DEFAULT)))
                .as("cut at %d", cut)
                .isInstanceOfSatisfying(
                        DecodingException.class,
                        e -> assertThat(e.isTruncated()).as(e.getMessage()).isTrue());
    }
}
