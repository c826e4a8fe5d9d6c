package io.coxswain.testkit.apiserver;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Finds fields that are there twice, of which only the last counts. */
final class Duplicates {
    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    private final List<String> found = new ArrayList<>();

    private Duplicates() {}

    /** As strict decoding tells them, in the order in which they come. */
    static List<String> of(byte[] json) {
        Duplicates duplicates = new Duplicates();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            duplicates.value(parser, parser.nextToken(), "");
        }
        return duplicates.found;
    }

    private void value(JsonParser parser, JsonToken token, String path) {
        if (token == JsonToken.START_ARRAY) {
            int index = 0;
            for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                value(parser, next, path + "[" + index++ + "]");
            }
        } else if (token == JsonToken.START_OBJECT) {
            Set<String> names = new HashSet<>();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                String inner = path.isEmpty() ? name : path + "." + name;
                if (!names.add(name)) {
                    found.add("duplicate field " + GoText.quote(inner));
                }
                value(parser, parser.nextToken(), inner);
            }
        }
    }
}
