package io.coxswain.client.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.coxswain.client.config.OidcConfig;
import io.coxswain.client.config.PemSource;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.tree.JsonTree;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.JsonNode;

/**
 * Asks an OpenID Connect provider for new tokens: by TLS always, held to its own certificate authority and name, and to no
 * address that it redirects to.
 */
final class OidcProvider {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int MAX_SIZE = 1 << 20;

    private final OidcConfig config;
    private final HttpClient http;

    private OidcProvider(OidcConfig config, HttpClient http) {
        this.config = config;
        this.http = http;
    }

    static Mono<OidcConfig> refresh(OidcConfig config) {
        String refreshToken = config.refreshToken();
        if (refreshToken == null) {
            return Mono.error(new CredentialsException("the id-token of " + config.issuer()
                    + " has expired and there is no refresh-token: log in there again"));
        }
        return Blocking.call(() -> new OidcProvider(config, client(config)))
                .flatMap(provider -> provider.refresh(refreshToken))
                .timeout(TIMEOUT, Mono.error(() -> failure(config, "did not answer in time")));
    }

    private static HttpClient client(OidcConfig config) throws SSLException {
        SslContextBuilder tls =
                SslContextBuilder.forClient().protocols("TLSv1.3", "TLSv1.2").endpointIdentificationAlgorithm("HTTPS");
        PemSource authority = config.certificateAuthority();
        if (authority != null) {
            tls.trustManager(Certificates.read(authority, "the provider's certificate authority"));
        }
        SslContext context = tls.build();
        return HttpClient.create(ConnectionProvider.newConnection())
                .protocol(HttpProtocol.HTTP11)
                .followRedirect(false)
                .responseTimeout(TIMEOUT)
                .secure(spec -> spec.sslContext(context));
    }

    private Mono<OidcConfig> refresh(String refreshToken) {
        String issuer = config.issuer().toString().replaceAll("/+$", "");
        return json(http.get().uri(URI.create(issuer + "/.well-known/openid-configuration")))
                .flatMap(discovered -> json(tokenRequest(discovered, refreshToken)))
                .map(this::tokens);
    }

    private HttpClient.ResponseReceiver<?> tokenRequest(JsonNode discovered, String refreshToken) {
        String endpoint = discovered.path("token_endpoint").asString("");
        if (!endpoint.startsWith("https://")) {
            throw failure(config, "names no token_endpoint by https");
        }
        String secret = config.clientSecret();
        boolean inBody = secret == null || takesSecretInBodyOnly(discovered);
        StringBuilder form = new StringBuilder("grant_type=refresh_token&refresh_token=").append(encoded(refreshToken));
        if (inBody) {
            form.append("&client_id=").append(encoded(config.clientId()));
        }
        if (inBody && secret != null) {
            form.append("&client_secret=").append(encoded(secret));
        }
        byte[] body = form.toString().getBytes(UTF_8);
        return http.headers(headers -> {
                    headers.set(HttpHeaderNames.CONTENT_TYPE, "application/x-www-form-urlencoded");
                    if (!inBody) {
                        headers.set(HttpHeaderNames.AUTHORIZATION, basic(String.valueOf(secret)));
                    }
                })
                .post()
                .uri(uri(endpoint))
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)));
    }

    private URI uri(String endpoint) {
        try {
            return URI.create(endpoint);
        } catch (IllegalArgumentException e) {
            throw failure(config, "names a token_endpoint that is no address");
        }
    }

    private static boolean takesSecretInBodyOnly(JsonNode discovered) {
        JsonNode methods = discovered.path("token_endpoint_auth_methods_supported");
        boolean basic = methods.isMissingNode();
        boolean post = false;
        for (JsonNode method : methods) {
            basic |= method.asString("").equals("client_secret_basic");
            post |= method.asString("").equals("client_secret_post");
        }
        return post && !basic;
    }

    private String basic(String secret) {
        byte[] both = (encoded(config.clientId()) + ":" + encoded(secret)).getBytes(UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private OidcConfig tokens(JsonNode answer) {
        String idToken = answer.path("id_token").asString("");
        if (idToken.isEmpty()) {
            throw failure(config, "gave no id_token");
        }
        String next = answer.path("refresh_token").asString("");
        return config.withTokens(idToken, next.isEmpty() ? null : next);
    }

    private Mono<JsonNode> json(HttpClient.ResponseReceiver<?> request) {
        return request.response((response, body) -> read(response, body))
                .single()
                .onErrorMap(e -> !(e instanceof CredentialsException), e -> failure(config, "cannot be reached", e));
    }

    private Mono<JsonNode> read(HttpClientResponse response, Flux<ByteBuf> body) {
        return body.collect(ByteArrayOutputStream::new, this::append)
                .map(all -> parsed(response.status().code(), all.toByteArray()));
    }

    private void append(ByteArrayOutputStream all, ByteBuf chunk) {
        if (all.size() + chunk.readableBytes() > MAX_SIZE) {
            throw failure(config, "answers with more than tokens can be");
        }
        byte[] copy = new byte[chunk.readableBytes()];
        chunk.getBytes(chunk.readerIndex(), copy);
        all.writeBytes(copy);
    }

    private JsonNode parsed(int code, byte[] body) {
        JsonNode answer = tree(body);
        if (code != 200) {
            String error = answer == null ? "" : answer.path("error").asString("");
            String why = error.matches("[a-z_]{1,60}") ? " (" + error + ")" : "";
            throw failure(config, "refused with " + code + why + (code / 100 == 4 ? ": log in there again" : ""));
        }
        if (answer == null) {
            throw failure(config, "answered with what is no JSON");
        }
        return answer;
    }

    private static @Nullable JsonNode tree(byte[] body) {
        try {
            return JsonTree.read(body);
        } catch (DecodingException e) {
            return null;
        }
    }

    private static CredentialsException failure(OidcConfig config, String problem) {
        return failure(config, problem, null);
    }

    private static CredentialsException failure(OidcConfig config, String problem, @Nullable Throwable cause) {
        return new CredentialsException("the provider " + config.issuer() + " " + problem, cause);
    }
}
