package io.coxswain.model.codec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code Content-Type} says, or one part of an {@code Accept}: a media type and its parameters.
 *
 * <pre>{@code
 * MediaType type = MediaType.parse("application/vnd.kubernetes.protobuf;stream=watch");
 * type.contentType();            // PROTOBUF
 * type.parameter("stream");      // "watch"
 *
 * MediaType.choose("application/vnd.kubernetes.protobuf,application/json;q=0.9", Set.of(ContentType.JSON));   // JSON
 * }</pre>
 *
 * <p>Names are in lower case, whatever they were written in; values are as they came.
 */
public final class MediaType {
    private static final Pattern QUALITY = Pattern.compile("0(\\.\\d{0,3})?|1(\\.0{0,3})?");

    private final String name;
    private final Map<String, String> parameters;

    MediaType(String name, Map<String, String> parameters) {
        this.name = name;
        this.parameters = parameters;
    }

    /**
     * Reads one media type.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static MediaType parse(String header) {
        return new MediaTypeParser(header).one();
    }

    /**
     * Reads what an {@code Accept} lists, the most wanted first; what it refuses by {@code q=0} is left out.
     *
     * @throws IllegalArgumentException if it is no list of media types
     */
    public static List<MediaType> parseAccept(String header) {
        List<MediaType> wanted = new ArrayList<>(new MediaTypeParser(header).all());
        wanted.removeIf(type -> type.quality() == 0);
        wanted.sort(Comparator.comparingDouble(MediaType::quality).reversed());
        return List.copyOf(wanted);
    }

    /**
     * The form in which to answer an {@code Accept}; null if nothing of what is offered will do. A wildcard, and having no
     * {@code Accept} at all, ask for JSON before all else, as servers understand it.
     *
     * @throws IllegalArgumentException if it is no list of media types
     */
    public static @Nullable ContentType choose(@Nullable String accept, Set<ContentType> offered) {
        for (MediaType wanted : parseAccept(accept == null ? "*/*" : accept)) {
            for (ContentType form : ContentType.values()) {
                if (offered.contains(form) && wanted.covers(form)) {
                    return form;
                }
            }
        }
        return null;
    }

    private boolean covers(ContentType form) {
        // A Table, or metadata only, is asked for by a parameter, and is another document.
        return !parameters.containsKey("as")
                && (name.equals("*/*") || name.equals("application/*") || form == contentType());
    }

    private double quality() {
        String quality = parameters.getOrDefault("q", "1");
        if (!QUALITY.matcher(quality).matches()) {
            throw new IllegalArgumentException(
                    "not a list of media types: q is no number from 0 to 1 of three decimals");
        }
        return Double.parseDouble(quality);
    }

    /** Such as {@code application/json}, without parameters. */
    public String name() {
        return name;
    }

    /** The value of a parameter, null if it is not there. */
    public @Nullable String parameter(String parameter) {
        return parameters.get(parameter);
    }

    /** The form of documents of this type; null if codecs read none of it, or not in this charset. */
    public @Nullable ContentType contentType() {
        String charset = parameters.getOrDefault("charset", "utf-8");
        if (!charset.equalsIgnoreCase("utf-8") && !charset.equalsIgnoreCase("us-ascii")) {
            return null;
        }
        return switch (name) {
            case "application/json" -> ContentType.JSON;
            case "application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml" -> ContentType.YAML;
            case "application/vnd.kubernetes.protobuf" -> ContentType.PROTOBUF;
            default -> null;
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MediaType that && name.equals(that.name) && parameters.equals(that.parameters);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + parameters.hashCode();
    }

    /** As a header has it. */
    @Override
    public String toString() {
        StringBuilder header = new StringBuilder(name);
        parameters.forEach((parameter, value) ->
                header.append(';').append(parameter).append('=').append(MediaTypeParser.quoted(value)));
        return header.toString();
    }
}
