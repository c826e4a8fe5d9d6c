package io.coxswain.testkit.apiserver;

import java.util.List;
import java.util.Objects;

/**
 * Who sends a request.
 *
 * @param name such as {@code alice}, or {@code system:serviceaccount:shop:default}
 * @param groups such as {@code system:masters}, whose members may do everything unless the server is told otherwise
 */
public record User(String name, List<String> groups) {
    static final User ADMIN = new User("kubernetes-admin", List.of("system:masters", "system:authenticated"));

    /** A user, who is in {@code system:authenticated} only if that is among the groups. */
    public User {
        Objects.requireNonNull(name, "name");
        groups = List.copyOf(groups);
    }
}
