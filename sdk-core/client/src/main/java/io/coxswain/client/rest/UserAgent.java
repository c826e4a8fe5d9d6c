package io.coxswain.client.rest;

/** What the client calls itself. The API server indents its answers for those that call themselves curl or a browser. */
final class UserAgent {
    static final String VALUE = "coxswain/" + version();

    /** How much of it servers take for the name of a field manager. */
    static final int MAX_NAME = 128;

    private UserAgent() {}

    /** As it is given, if it is the printable line of a header that begins with a name. */
    static String checked(String userAgent) {
        boolean printable = userAgent.chars().allMatch(c -> c >= ' ' && c <= '~');
        if (!printable
                || !userAgent.equals(userAgent.strip())
                || name(userAgent).isBlank()) {
            throw new IllegalArgumentException(
                    "a user agent is a name, a slash and a version, in printable ASCII: such as shop/1.2");
        }
        return userAgent;
    }

    /** What servers take for the field manager. */
    static String name(String userAgent) {
        int slash = userAgent.indexOf('/');
        String name = slash < 0 ? userAgent : userAgent.substring(0, slash);
        return name.substring(0, Math.min(MAX_NAME, name.length()));
    }

    private static String version() {
        Module module = UserAgent.class.getModule();
        String manifest = UserAgent.class.getPackage().getImplementationVersion();
        String fallback = manifest == null ? "unknown" : manifest;
        return module.isNamed() ? module.getDescriptor().rawVersion().orElse(fallback) : fallback;
    }
}
