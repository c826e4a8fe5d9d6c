package io.coxswain.client.rest;

/** What the client calls itself. The API server indents its answers for those that call themselves curl or a browser. */
final class UserAgent {
    static final String VALUE = "coxswain/" + version();

    private UserAgent() {}

    private static String version() {
        Module module = UserAgent.class.getModule();
        String manifest = UserAgent.class.getPackage().getImplementationVersion();
        String fallback = manifest == null ? "unknown" : manifest;
        return module.isNamed() ? module.getDescriptor().rawVersion().orElse(fallback) : fallback;
    }
}
