package io.coxswain.client.auth;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What a plugin says on its standard error, fit for an exception: one line, no control characters, nothing like a token. */
final class PluginText {
    private static final int MAX = 300;
    private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\s\\p{Cntrl}\\p{Cf}]+");
    private static final Pattern AUTHORIZATION = Pattern.compile("(?i)\\b(bearer|basic)\\s+\\S+");
    private static final Pattern ASSIGNED =
            Pattern.compile("(?i)\\b([\\w-]*(?:token|secret|password|passwd|key)\"?\\s*[=:]\\s*)\\S+");
    private static final Pattern TOKEN_LIKE = Pattern.compile("(?=[\\w.+/=~-]*\\d)[\\w.+=~-]{20,}");

    private PluginText() {}

    static String safe(byte[] stderr) {
        String text = new String(stderr, StandardCharsets.UTF_8);
        String line = UNPRINTABLE
                .matcher(ESCAPES.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
        String known = ASSIGNED.matcher(AUTHORIZATION.matcher(line).replaceAll("$1 <redacted>"))
                .replaceAll("$1<redacted>");
        String safe = TOKEN_LIKE.matcher(known).replaceAll("<redacted>");
        return safe.length() <= MAX ? safe : "…" + safe.substring(safe.length() - MAX);
    }
}
