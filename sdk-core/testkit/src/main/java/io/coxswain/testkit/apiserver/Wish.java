package io.coxswain.testkit.apiserver;

import io.coxswain.model.codec.ContentType;
import io.coxswain.model.codec.MediaType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants to get.
 *
 * @param form of the answer
 * @param as what objects are wanted as, such as {@code Table}; empty for themselves
 */
record Wish(ContentType form, String as) {
    static final Wish JSON = new Wish(ContentType.JSON, "");

    private static final Set<String> REPRESENTATIONS =
            Set.of("Table", "PartialObjectMetadata", "PartialObjectMetadataList");
    private static final String OFFERED = "application/json, application/yaml, application/vnd.kubernetes.protobuf";

    /**
     * The first of what an Accept lists that can be given.
     *
     * @param protobuf whether there is a protobuf form of it
     */
    static Wish of(String accept, boolean protobuf) {
        boolean known = false;
        for (MediaType wanted : parse(accept)) {
            String as = as(wanted);
            ContentType form = form(wanted);
            if (form == null) {
                continue;
            }
            known = true;
            boolean possible =
                    (form != ContentType.PROTOBUF || (protobuf || as.startsWith("Partial")) && !as.equals("Table"));
            if (possible && (as.isEmpty() || REPRESENTATIONS.contains(as))) {
                return new Wish(form, as);
            }
        }
        throw known ? ApiFailure.notAcceptable(OFFERED) : ApiFailure.unknownForms(OFFERED);
    }

    private static List<MediaType> parse(String accept) {
        try {
            List<MediaType> all = MediaType.parseAccept(accept.isBlank() ? "*/*" : accept);
            return all.isEmpty() ? List.of(MediaType.parse("*/*")) : all;
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private static String as(MediaType type) {
        String as = type.parameter("as");
        boolean meta = "meta.k8s.io".equals(type.parameter("g")) && "v1".equals(type.parameter("v"));
        if (as == null) {
            return "";
        }
        return meta ? as : "unknown";
    }

    private static @Nullable ContentType form(MediaType type) {
        return type.name().equals("*/*") || type.name().equals("application/*") ? ContentType.JSON : type.contentType();
    }

    boolean isTable() {
        return as.equals("Table");
    }

    boolean isMetadata() {
        return as.startsWith("PartialObjectMetadata");
    }
}
