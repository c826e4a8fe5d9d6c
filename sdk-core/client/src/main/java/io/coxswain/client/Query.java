package io.coxswain.client;

import io.coxswain.client.rest.KubeRequestBuilder;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Options that are sent as query parameters, in a fixed order. It changes while options are built, and not any more then. */
final class Query {
    private final Map<Parameter, String> values;

    Query() {
        this.values = new EnumMap<>(Parameter.class);
    }

    private Query(Query other) {
        this.values = new EnumMap<>(other.values);
    }

    /** The parameters, by the names and in the order in which they are sent. */
    enum Parameter {
        LABELS("labelSelector"),
        FIELDS("fieldSelector"),
        SHARD("shardSelector"),
        LIMIT("limit"),
        CONTINUE("continue"),
        RESOURCE_VERSION("resourceVersion"),
        RESOURCE_VERSION_MATCH("resourceVersionMatch"),
        TIMEOUT_SECONDS("timeoutSeconds"),
        BOOKMARKS("allowWatchBookmarks"),
        SEND_INITIAL_EVENTS("sendInitialEvents"),
        DRY_RUN("dryRun"),
        FORCE("force"),
        FIELD_MANAGER("fieldManager"),
        FIELD_VALIDATION("fieldValidation"),
        INCLUDE_OBJECT("includeObject");

        private final String word;

        Parameter(String word) {
            this.word = word;
        }
    }

    Query copy() {
        return new Query(this);
    }

    void set(Parameter parameter, Object value) {
        values.put(parameter, value.toString());
    }

    void remove(Parameter parameter) {
        values.remove(parameter);
    }

    @Nullable
    String get(Parameter parameter) {
        return values.get(parameter);
    }

    boolean has(Parameter parameter) {
        return values.containsKey(parameter);
    }

    void addTo(KubeRequestBuilder request) {
        values.forEach((parameter, value) -> request.query(parameter.word, value));
    }

    /** The parameters of a write: made by this manager, if they name nobody else. */
    void addTo(KubeRequestBuilder request, @Nullable String fieldManager) {
        Query signed = copy();
        if (fieldManager != null) {
            signed.values.putIfAbsent(Parameter.FIELD_MANAGER, fieldManager);
        }
        signed.addTo(request);
    }

    /** In whole seconds, rounded up: zero would mean another thing than a little. */
    static long seconds(Duration time) {
        return time.plusNanos(999_999_999).toSeconds();
    }

    /** What every write has: who makes it. */
    void fieldManager(String manager) {
        if (manager.isBlank() || manager.length() > 128) {
            throw new IllegalArgumentException("a field manager's name has 1 to 128 characters");
        }
        set(Parameter.FIELD_MANAGER, manager);
    }

    void dryRun() {
        set(Parameter.DRY_RUN, "All");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Query that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        values.forEach((parameter, value) -> text.append(text.length() == 1 ? "" : ", ")
                .append(parameter.word)
                .append(": ")
                .append(value));
        return text.append('}').toString();
    }
}
