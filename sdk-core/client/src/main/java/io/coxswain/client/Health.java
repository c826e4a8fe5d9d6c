package io.coxswain.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.coxswain.client.rest.ApiException;
import io.coxswain.client.rest.KubeRequest;
import io.coxswain.client.rest.KubeRequestBuilder;
import io.coxswain.client.rest.RestClient;
import io.coxswain.client.rest.Verb;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/**
 * How a server is, check by check.
 *
 * <pre>{@code
 * client.readyz().map(health -> health.checks().stream().filter(check -> !check.ok()).toList())
 * }</pre>
 *
 * @param isOk whether all is well
 * @param checks in the server's order; empty if it has not listed them
 * @param text as the server wrote it
 */
public record Health(boolean isOk, List<Check> checks, String text) {
    private static final Pattern CHECK = Pattern.compile("(?m)^\\[([+-])](\\S+) (.*)$");

    /** Of a list that is copied. */
    public Health {
        checks = List.copyOf(checks);
    }

    static Mono<Health> of(RestClient rest, String path, String... exclude) {
        KubeRequestBuilder request =
                KubeRequest.path(Verb.GET, path).toBuilder().noRetryOnRefusal().query("verbose", "true");
        List.of(exclude).forEach(check -> request.query("exclude", check));
        return rest.bytes(request.build())
                .map(text -> parse(true, new String(text, UTF_8)))
                .onErrorResume(ApiException.class, Health::unwell);
    }

    /** A server that is unwell lists its checks too, with a status of 500; every other refusal stays one. */
    private static Mono<Health> unwell(ApiException refusal) {
        Health health = parse(false, Objects.requireNonNullElse(refusal.text(), ""));
        return health.checks().isEmpty() ? Mono.error(refusal) : Mono.just(health);
    }

    private static Health parse(boolean ok, String text) {
        List<Check> checks = CHECK.matcher(text)
                .results()
                .map(line -> new Check(line.group(2), line.group(1).equals("+"), line.group(3)))
                .toList();
        return new Health(ok, checks, text);
    }

    /**
     * One of the checks.
     *
     * @param name such as {@code etcd}
     * @param ok whether it found all well
     * @param message the server's words, such as {@code ok} or {@code failed: reason withheld}
     */
    public record Check(String name, boolean ok, String message) {}
}
