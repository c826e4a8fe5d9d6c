package io.coxswain.samples.kctl;

import io.coxswain.client.rest.RestRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import reactor.core.publisher.Flux;

/** {@code kctl get --raw}: what a path answers, as it is. */
final class Raw {
    private Raw() {}

    static Flux<String> text(Session session, String path) {
        URI uri = uri(path);
        RestRequest request = session.client().rest().get().absPath(uri.getPath());
        if (uri.getRawQuery() != null) {
            for (String parameter : uri.getRawQuery().split("&")) {
                String[] parts = parameter.split("=", 2);
                request.query(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
            }
        }
        return request.text().flux();
    }

    private static URI uri(String path) {
        try {
            URI uri = new URI(path);
            if (!path.startsWith("/") || uri.getPath() == null || uri.getHost() != null) {
                throw new URISyntaxException(path, "invalid URI for request");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new UsageException("--raw must be a valid URL path: parse \"" + path + "\": " + e.getReason());
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
