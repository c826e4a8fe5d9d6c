package io.coxswain.testkit.apiserver;

import java.util.List;

/** The description of all APIs for clients that read it. */
final class OpenApi {
    private OpenApi() {}

    static ApiFailure refusal(List<String> path) {
        return ApiFailure.notImplemented("/" + String.join("/", path));
    }
}
