package io.coxswain.model.jackson;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;

/** Lets a mapper that refuses unknown fields pass over the kind of a document, which the codec has looked at. */
final class KindIsKnown extends DeserializationProblemHandler {

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser in,
            @Nullable ValueDeserializer<?> deserializer,
            Object bean,
            String name) {
        boolean isKind = name.equals("apiVersion") || name.equals("kind");
        if (!isKind || !in.streamReadContext().getParent().inRoot()) {
            return false;
        }
        in.skipChildren();
        return true;
    }
}
