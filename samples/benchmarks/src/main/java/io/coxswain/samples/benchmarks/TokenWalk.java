package io.coxswain.samples.benchmarks;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What Jackson's parser costs that builds no objects: nobody who reads through it can be faster. */
final class TokenWalk {
    private static final JsonFactory FACTORY = new JsonFactory();

    private TokenWalk() {}

    /** The number of tokens. */
    static int walk(byte[] json) {
        int tokens = 0;
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }

    /** The length of all strings, each of which is made. */
    static int walkWithStrings(byte[] json) {
        int length = 0;
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    length += parser.getString().length();
                }
            }
        }
        return length;
    }
}
