package io.coxswain.client.auth;

import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.tree.JsonTree;
import java.time.Instant;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** The one thing that a client has to know of a token: when it expires. The server checks the rest. */
final class Jwt {
    private static final long LATEST = Instant.MAX.getEpochSecond();

    private Jwt() {}

    /** When it expires; long ago if it is no JWT or does not say. */
    static Instant expiry(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Instant.MIN;
        }
        try {
            JsonNode expiry =
                    JsonTree.read(Base64.getUrlDecoder().decode(parts[1])).path("exp");
            boolean valid = expiry.isNumber() && expiry.doubleValue() >= 0 && expiry.doubleValue() < LATEST;
            return valid ? Instant.ofEpochSecond((long) expiry.doubleValue()) : Instant.MIN;
        } catch (IllegalArgumentException | DecodingException e) {
            return Instant.MIN;
        }
    }
}
