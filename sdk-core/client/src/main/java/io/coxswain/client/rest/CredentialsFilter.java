package io.coxswain.client.rest;

import io.coxswain.client.auth.CredentialsException;
import io.coxswain.client.config.CredentialSource;
import io.coxswain.client.config.Credentials;
import io.coxswain.client.config.Impersonation;
import io.coxswain.client.config.KubeConfigException;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Says who asks: by the credentials of the configuration, by those of the call's Reactor Context, or by the request's own. A
 * 401 has them refreshed, and the request sent once more if that gave others. It stands behind the caller's own filters.
 *
 * <p>Credentials that are not the client's never go over a connection that has shown the client's certificate: the server
 * would look at the certificate first, and take the call for the client's own.
 */
final class CredentialsFilter implements ExchangeFilter {
    private static final String AUTHORIZATION = "Authorization";
    private static final String IMPERSONATE = "Impersonate-";

    /** Under which the credentials of an exchange travel to the choice of its connection. */
    private static final Object CHOSEN = CredentialsFilter.class;

    private final CredentialSource source;
    private final @Nullable Impersonation configured;

    CredentialsFilter(CredentialSource source, @Nullable Impersonation configured) {
        this.source = source;
        this.configured = configured;
    }

    /** The credentials that the exchange is made with. */
    static Credentials chosen(ContextView context) {
        return context.hasKey(CHOSEN) ? context.get(CHOSEN) : Credentials.NONE;
    }

    @Override
    public Flux<ByteBuf> filter(KubeRequest request, Next next) {
        return Flux.deferContextual(context -> {
            if (Headers.anyBegins(request.headers(), IMPERSONATE)) {
                return Flux.error(new IllegalArgumentException("impersonation is no header: use Impersonation"));
            }
            KubeRequest identified = impersonating(request, context.getOrDefault(Impersonation.class, configured));
            Credentials own = context.getOrDefault(Credentials.class, null);
            if (Headers.anyBegins(request.headers(), AUTHORIZATION)) {
                return sendAs(Credentials.NONE, identified, next);
            }
            return own == null ? sendAsConfigured(identified, next) : sendAs(own, identified, next);
        });
    }

    private Flux<ByteBuf> sendAsConfigured(KubeRequest request, Next next) {
        return Mono.defer(source::credentials)
                .onErrorMap(Exception.class, CredentialsFilter::described)
                .defaultIfEmpty(Credentials.NONE)
                .flatMapMany(first -> sendAs(first, request, next)
                        .onErrorResume(UnauthorizedException.class, e -> sendAgain(first, request, next, e)));
    }

    private Flux<ByteBuf> sendAgain(
            Credentials refused, KubeRequest request, Next next, UnauthorizedException refusal) {
        return Mono.defer(() -> source.refresh(refused))
                .onErrorMap(Exception.class, CredentialsFilter::described)
                .filter(fresh -> !fresh.equals(refused))
                .switchIfEmpty(Mono.error(refusal))
                .flatMapMany(fresh -> sendAs(fresh, request, next));
    }

    /** What others say may be secret, so the text names it only. */
    private static Exception described(Exception e) {
        return e instanceof CredentialsException || e instanceof KubeConfigException
                ? e
                : new CredentialsException(
                        "the source of the client's credentials failed by a "
                                + e.getClass().getSimpleName() + "; the cause says more",
                        e);
    }

    private static Flux<ByteBuf> sendAs(Credentials credentials, KubeRequest request, Next next) {
        String header = credentials.authorization();
        return next.exchange(header == null ? request : request.withHeader(AUTHORIZATION, header))
                .contextWrite(context -> context.put(CHOSEN, credentials));
    }

    private static KubeRequest impersonating(KubeRequest request, @Nullable Impersonation user) {
        if (user == null) {
            return request;
        }
        KubeRequestBuilder as = request.toBuilder().header("Impersonate-User", user.user());
        user.groups().forEach(group -> as.header("Impersonate-Group", group));
        if (user.uid() != null) {
            as.header("Impersonate-Uid", user.uid());
        }
        user.extra()
                .forEach((key, values) ->
                        values.forEach(value -> as.header("Impersonate-Extra-" + escaped(key), value)));
        return as.build();
    }

    /** Keys may hold what names of headers cannot, such as slashes: these are percent-encoded, as the server expects. */
    private static String escaped(String key) {
        StringBuilder out = new StringBuilder();
        for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x7f && (Character.isLetterOrDigit(c) || "!#$&'*+-.^_`|~".indexOf(c) >= 0)) {
                out.append(c);
            } else {
                out.append('%').append("0123456789ABCDEF".charAt(c >> 4)).append("0123456789ABCDEF".charAt(c & 15));
            }
        }
        return out.toString();
    }
}
