package io.coxswain.testkit.apiserver;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who a client is, by its bearer token, and what it may do. */
final class Access {
    private static final String BEARER = "Bearer ";
    private static final User ANONYMOUS = new User("system:anonymous", List.of("system:unauthenticated"));
    private static final String MASTERS = "system:masters";

    private final Map<String, User> tokens;
    private final Predicate<AccessRequest> authorizer;

    /** @param tokens who has which; if there are none, everybody is an administrator */
    Access(Map<String, User> tokens, Predicate<AccessRequest> authorizer) {
        this.tokens = Map.copyOf(tokens);
        this.authorizer = authorizer;
    }

    User user(HttpHeaders headers) {
        String header = headers.get(HttpHeaderNames.AUTHORIZATION, "");
        if (tokens.isEmpty()) {
            return User.ADMIN;
        }
        if (header.isEmpty()) {
            return ANONYMOUS;
        }
        User user = header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? ofToken(header.substring(BEARER.length()).trim())
                : null;
        if (user == null) {
            throw ApiFailure.unauthorized();
        }
        return user;
    }

    @Nullable
    User ofToken(String token) {
        return tokens.get(token);
    }

    boolean allows(AccessRequest request) {
        return request.user().groups().contains(MASTERS) || authorizer.test(request);
    }

    void check(ApiCall call, String path) {
        AccessRequest request = AccessRequest.of(call, path);
        if (!allows(request)) {
            throw ApiFailure.forbidden(call.resource(), call.name(), request.refusal());
        }
    }

    void checkPath(User user, String method, String path) {
        AccessRequest request =
                new AccessRequest(user, method.equals("GET") ? "get" : "post", "", "", "", "", "", path);
        if (!allows(request)) {
            throw ApiFailure.forbiddenPath(user.name(), request.verb(), path);
        }
    }
}
