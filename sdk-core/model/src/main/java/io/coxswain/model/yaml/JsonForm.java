package io.coxswain.model.yaml;

import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** Writes values as compact JSON in UTF-8. */
final class JsonForm {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private final JsonGenerator out;

    private JsonForm(JsonGenerator out) {
        this.out = out;
    }

    static byte[] of(Value value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            new JsonForm(out).write(value);
        }
        return bytes.toByteArray();
    }

    private void write(Value value) {
        if (value instanceof Value.Text text) {
            out.writeString(text.text());
        } else if (value instanceof Value.Literal literal) {
            out.writeRawValue(literal.text());
        } else if (value instanceof Value.Items items) {
            out.writeStartArray();
            items.items().forEach(this::write);
            out.writeEndArray();
        } else if (value instanceof Value.Fields fields) {
            out.writeStartObject();
            fields.fields().forEach((name, field) -> {
                out.writeName(name);
                write(field);
            });
            out.writeEndObject();
        }
    }
}
