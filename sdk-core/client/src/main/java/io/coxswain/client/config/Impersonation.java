package io.coxswain.client.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;

/**
 * Whom to act as, if the server lets the client: a user, with groups, uid and extra fields.
 *
 * <pre>{@code
 * Impersonation tenant = Impersonation.user("jane@shop.example").groups("shop:developers");
 * Flux<Pod> seen = pods.list().contextWrite(tenant.context());        // one call, over the connections that there are
 * KubeConfig.load(o -> o.impersonation(tenant));                      // all calls of a client
 * }</pre>
 */
public final class Impersonation {
    private final String user;
    private final List<String> groups;
    private final @Nullable String uid;
    private final Map<String, List<String>> extra;

    private Impersonation(String user, List<String> groups, @Nullable String uid, Map<String, List<String>> extra) {
        this.user = user;
        this.groups = groups;
        this.uid = uid;
        this.extra = extra;
    }

    /**
     * Acts as this user.
     *
     * @throws IllegalArgumentException if the name is empty, or holds what no HTTP header can
     */
    public static Impersonation user(String name) {
        return new Impersonation(requireSendable("user", name), List.of(), null, Map.of());
    }

    /** The same in these groups, and in no others. */
    public Impersonation groups(String... names) {
        return groups(Arrays.asList(names));
    }

    /** The same in these groups, and in no others. */
    public Impersonation groups(List<String> names) {
        names.forEach(name -> requireSendable("group", name));
        return new Impersonation(user, List.copyOf(names), uid, extra);
    }

    /** The same with a uid. */
    public Impersonation uid(String uid) {
        return new Impersonation(user, groups, requireSendable("uid", uid), extra);
    }

    /** The same with one more extra field. Its key is taken in lower case, as the server does. */
    public Impersonation extra(String key, String... values) {
        return extra(key, Arrays.asList(values));
    }

    /** The same with one more extra field. Its key is taken in lower case, as the server does. */
    public Impersonation extra(String key, List<String> values) {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("the key of an extra field is empty");
        }
        List<String> sendable = new ArrayList<>();
        values.forEach(value -> sendable.add(requireSendable("extra field", value)));
        Map<String, List<String>> all = new LinkedHashMap<>(extra);
        all.put(key.toLowerCase(Locale.ROOT), List.copyOf(sendable));
        return new Impersonation(user, groups, uid, Collections.unmodifiableMap(all));
    }

    /** Headers are ASCII on the wire: another character would arrive as a question mark, and name somebody else. */
    private static String requireSendable(String what, String value) {
        if (value.isEmpty() || !value.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "the " + what + " to impersonate is empty or holds characters that no header can: only ASCII goes");
        }
        return value;
    }

    /** The user. */
    public String user() {
        return user;
    }

    /** The groups. */
    public List<String> groups() {
        return groups;
    }

    /** The uid, if one is set. */
    public @Nullable String uid() {
        return uid;
    }

    /** The extra fields. */
    public Map<String, List<String>> extra() {
        return extra;
    }

    /** A Reactor Context in which calls are made as this user, in place of whom the configuration impersonates. */
    public Context context() {
        return Context.of(Impersonation.class, this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Impersonation that
                && user.equals(that.user)
                && groups.equals(that.groups)
                && Objects.equals(uid, that.uid)
                && extra.equals(that.extra);
    }

    @Override
    public int hashCode() {
        return Objects.hash(user, groups, uid, extra);
    }

    /** User, groups and uid; the extra fields by their keys. */
    @Override
    public String toString() {
        return "Impersonation[" + user + (groups.isEmpty() ? "" : " " + groups) + (uid == null ? "" : ", uid " + uid)
                + (extra.isEmpty() ? "" : ", extra " + extra.keySet()) + "]";
    }
}
