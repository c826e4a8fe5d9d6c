package io.coxswain.testkit.apiserver;

import io.coxswain.testkit.apiserver.Decoder.Decoded;
import io.coxswain.testkit.apiserver.Decoder.FieldValidation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers questions that are asked by creating an object which nobody keeps: who am I, may I. */
final class Reviews {
    private final Access access;

    Reviews(Access access) {
        this.access = access;
    }

    Answer answer(ApiCall call) {
        Decoded decoded =
                Decoder.object(call, Writes.kind(call.resource()), FieldValidation.of(call.query(), "CreateOptions"));
        ObjectNode review = decoded.object();
        switch (call.resource().plural()) {
            case "selfsubjectreviews" ->
                userInfo(Trees.object(Trees.object(review, "status"), "userInfo"), call.user());
            case "selfsubjectaccessreviews" -> decide(review, call.user());
            case "subjectaccessreviews", "localsubjectaccessreviews" -> decide(review, subject(review.path("spec")));
            case "tokenreviews" -> authenticate(review);
            default -> throw ApiFailure.notImplemented(call.resource().plural());
        }
        View view = View.of(call);
        ObjectNode complete = Writer.canonical(call.resource(), review);
        return Answer.of(201, view.contentType(), view.bytes(complete), decoded.warnings());
    }

    private void decide(ObjectNode review, User user) {
        JsonNode spec = review.path("spec");
        JsonNode resource = spec.path("resourceAttributes");
        JsonNode path = spec.path("nonResourceAttributes");
        if (resource.isObject() == path.isObject()) {
            throw ApiFailure.badRequest(
                    "spec.nonResourceAttributes: Invalid value: exactly one of nonResourceAttributes or resourceAttributes"
                            + " must be specified");
        }
        AccessRequest request = resource.isObject()
                ? new AccessRequest(
                        user,
                        Trees.text(resource, "verb"),
                        Trees.text(resource, "group"),
                        Trees.text(resource, "resource"),
                        Trees.text(resource, "subresource"),
                        Trees.text(resource, "namespace"),
                        Trees.text(resource, "name"),
                        "")
                : new AccessRequest(user, Trees.text(path, "verb"), "", "", "", "", "", Trees.text(path, "path"));
        Trees.object(review, "status").put("allowed", access.allows(request));
    }

    private static User subject(JsonNode spec) {
        return new User(Trees.text(spec, "user"), Trees.strings(spec.path("groups")));
    }

    private void authenticate(ObjectNode review) {
        ObjectNode status = Trees.object(review, "status");
        @Nullable User user = access.ofToken(Trees.text(review.path("spec"), "token"));
        if (user == null) {
            status.put("error", "invalid bearer token");
            return;
        }
        status.put("authenticated", true);
        userInfo(Trees.object(status, "user"), user);
    }

    private static void userInfo(ObjectNode info, User user) {
        info.put("username", user.name());
        List<String> groups = user.groups();
        Trees.setStrings(info, "groups", groups);
    }
}
