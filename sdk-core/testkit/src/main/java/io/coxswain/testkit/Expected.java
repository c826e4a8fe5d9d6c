package io.coxswain.testkit;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which request a server expects. A value: each method gives another one.
 *
 * <pre>{@code
 * Expected.get("/api/v1/namespaces/shop/pods/web");                       // this path, any query
 * Expected.get("/api/v1/pods?watch=true&resourceVersion=5");              // exactly these parameters, in any order
 * Expected.patch("/api/v1/namespaces/shop/pods/web")
 *         .query("fieldManager", "shop")                                  // this parameter, perhaps among others
 *         .header("Content-Type", "application/apply-patch+yaml")
 *         .body("names the image", body -> body.contains("nginx"));
 * }</pre>
 */
public final class Expected {
    private record Rule(String text, Predicate<Received> holds) {}

    private final String text;
    private final List<Rule> rules;

    private Expected(String text, List<Rule> rules) {
        this.text = text;
        this.rules = List.copyOf(rules);
    }

    /** Any request at all. */
    public static Expected anything() {
        return new Expected("any request", List.of());
    }

    /** A GET of this path; if a query stands behind it, of just this query. */
    public static Expected get(String uri) {
        return of("GET", uri);
    }

    /** A POST to this path, as {@link #get}. */
    public static Expected post(String uri) {
        return of("POST", uri);
    }

    /** A PUT to this path, as {@link #get}. */
    public static Expected put(String uri) {
        return of("PUT", uri);
    }

    /** A PATCH of this path, as {@link #get}. */
    public static Expected patch(String uri) {
        return of("PATCH", uri);
    }

    /** A DELETE of this path, as {@link #get}. */
    public static Expected delete(String uri) {
        return of("DELETE", uri);
    }

    /**
     * A request with this method for this path. Paths are compared as they are sent, encoded; queries after decoding, whatever their
     * order.
     */
    public static Expected of(String method, String uri) {
        String[] parts = uri.split("\\?", 2);
        Expected expected = new Expected(method + " " + uri, List.of())
                .and("the method " + method, request -> request.method().equals(method))
                .and("the path " + parts[0], request -> request.path().equals(parts[0]));
        if (parts.length == 1) {
            return expected;
        }
        Map<String, List<String>> query = new QueryStringDecoder(uri).parameters();
        return expected.and("the query " + parts[1], request -> request.query().equals(query));
    }

    /** Expects a parameter of the query to have this value and no second one. */
    public Expected query(String name, String value) {
        return and(
                "the parameter " + name + "=" + value,
                request -> List.of(value).equals(request.query().get(name)));
    }

    /** Expects the query not to have a parameter. */
    public Expected withoutQuery(String name) {
        return and("no parameter " + name, request -> !request.query().containsKey(name));
    }

    /** Expects a header to have this value. The value is repeated where the expectation is not met: no secrets. */
    public Expected header(String name, String value) {
        return and("the header " + name + ": " + value, request -> value.equals(request.header(name)));
    }

    /** Expects the value of a header, null if there is none, to meet a condition. */
    public Expected header(String name, Predicate<@Nullable String> condition) {
        return and("a certain header " + name, request -> condition.test(request.header(name)));
    }

    /**
     * Expects the body, as UTF-8, to meet a condition.
     *
     * @param condition in words, for the message if it is not met
     */
    public Expected body(String condition, Predicate<String> test) {
        return and("a body that " + condition, request -> test.test(request.text()));
    }

    /** Expects whatever else can be said of a request. */
    public Expected and(String condition, Predicate<Received> test) {
        Objects.requireNonNull(test, "test");
        List<Rule> more = new ArrayList<>(rules);
        more.add(new Rule(condition, test));
        return new Expected(text, more);
    }

    /** The first condition that a request does not meet; null if it meets all. */
    @Nullable
    String missedBy(Received request) {
        return rules.stream()
                .filter(rule -> !rule.holds.test(request))
                .map(Rule::text)
                .findFirst()
                .orElse(null);
    }

    /** The request in words, with every condition beyond method and URI. */
    @Override
    public String toString() {
        StringBuilder all = new StringBuilder(text);
        rules.stream()
                .map(Rule::text)
                .filter(rule -> !rule.matches("the (method|path|query) .*"))
                .forEach(rule -> all.append(" with ").append(rule));
        return all.toString();
    }
}
