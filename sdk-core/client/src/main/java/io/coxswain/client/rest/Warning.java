package io.coxswain.client.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server says beside its answer, by a {@code Warning} header: that an API is deprecated, that a field is unknown, what an
 * admission webhook thinks of an object.
 *
 * @param text in the server's words
 */
public record Warning(String text) {
    private static final int MAX_LENGTH = 4096;

    /** Code, agent, the text in quotes, and a date that nobody sends. Kubernetes' code is 299. */
    private static final Pattern VALUE =
            Pattern.compile("\\s*\\d{3}\\s+[^\\s\"]+\\s+\"((?:[^\"\\\\]|\\\\.)*+)\"(?:\\s+\"[^\"]*\")?\\s*(?:,|$)");

    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");

    /** The warnings of header values; what is malformed is passed over, since an answer is not worth less for it. */
    static List<Warning> parse(List<String> headers) {
        List<Warning> warnings = new ArrayList<>();
        for (String header : headers) {
            Matcher value = VALUE.matcher(header);
            while (value.lookingAt()) {
                warnings.add(new Warning(text(value.group(1))));
                value.region(value.end(), header.length());
            }
        }
        return warnings;
    }

    private static String text(String quoted) {
        String text =
                UNPRINTABLE.matcher(ESCAPE.matcher(quoted).replaceAll("$1")).replaceAll(" ");
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    }
}
