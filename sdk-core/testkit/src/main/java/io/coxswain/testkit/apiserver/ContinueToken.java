package io.coxswain.testkit.apiserver;

import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.tree.JsonTree;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a list goes on, as a real server writes it.
 *
 * @param version of the state that is listed; -1 for whatever is then
 * @param start the first key that may come
 */
record ContinueToken(long version, String start) {
    private static final String FORM = "meta.k8s.io/v1";
    private static final String TOO_OLD =
            "The provided continue parameter is too old to display a consistent list result. You can"
                    + " start a new list without the continue parameter, or use the continue token in this response to retrieve the"
                    + " remainder of the results. Continuing with the provided token results in an inconsistent list - objects that"
                    + " were created, modified, or deleted between the time the first chunk was returned and now may show up in the"
                    + " list.";

    static @Nullable ContinueToken of(Query query, String namespace) {
        String text = query.first("continue");
        if (text.isEmpty()) {
            return null;
        }
        String version = query.first("resourceVersion");
        if (!version.isEmpty() && !version.equals("0")) {
            throw ApiFailure.badRequest("specifying resource version is not allowed when using continue");
        }
        JsonNode token;
        try {
            token = JsonTree.read(Base64.getUrlDecoder().decode(text));
        } catch (DecodingException | IllegalArgumentException e) {
            throw invalid("continue key is not valid: " + e.getMessage());
        }
        String start = Trees.text(token, "start");
        if (!Trees.text(token, "v").equals(FORM) || !token.path("rv").isIntegralNumber()) {
            throw invalid("server does not recognize this encoded version " + GoText.quote(Trees.text(token, "v")));
        }
        if (start.isEmpty()) {
            throw invalid("continue key is not valid: encoded start key empty (version meta.k8s.io/v1)");
        }
        String relative = start.startsWith("/") ? start.substring(1) : start;
        return new ContinueToken(
                token.path("rv").asLong(0), namespace.isEmpty() ? relative : namespace + "/" + relative);
    }

    private static ApiFailure invalid(String why) {
        return ApiFailure.badRequest("invalid continue token: " + why);
    }

    /** The namespace of the list is not in it. */
    String text(String namespace) {
        ObjectNode token = JsonNodeFactory.instance.objectNode();
        token.put("v", FORM);
        token.put("rv", version);
        token.put("start", namespace.isEmpty() ? start : start.substring(namespace.length()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(JsonTree.write(token));
    }

    /** What its list gets when nobody knows that state any more; it may go on with what is now. */
    ApiFailure expired(String namespace) {
        ApiFailure failure = ApiFailure.expired(TOO_OLD);
        Trees.metadata(failure.status()).put("continue", new ContinueToken(-1, start).text(namespace));
        return failure;
    }
}
