package io.coxswain.model.codec;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/** The JSON names of a type's fields; a field is known by its place among them. */
public final class FieldNames {
    private final SerializableString[] names;
    private final PropertyNameMatcher matcher;
    private final Set<String> sensitive;

    private FieldNames(String[] names, Set<String> sensitive) {
        this.names = Arrays.stream(names).map(SerializedString::new).toArray(SerializableString[]::new);
        List<Named> named = Arrays.stream(names).map(Named::fromString).toList();
        this.matcher = JacksonReader.FACTORY.constructNameMatcher(named, false);
        this.sensitive = sensitive;
    }

    /** In the order in which Kubernetes writes them. */
    public static FieldNames of(String... names) {
        return new FieldNames(names, Set.of());
    }

    /** The same names, some of which hold what no text may show. */
    public FieldNames sensitive(String... secret) {
        String[] all = Arrays.stream(names).map(SerializableString::getValue).toArray(String[]::new);
        return new FieldNames(all, Set.of(secret));
    }

    PropertyNameMatcher matcher() {
        return matcher;
    }

    SerializableString encoded(int field) {
        return names[field];
    }

    String name(int field) {
        return names[field].getValue();
    }

    boolean isSensitive(int field) {
        return !sensitive.isEmpty() && sensitive.contains(name(field));
    }
}
