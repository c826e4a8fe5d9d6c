package io.coxswain.model.schema;

import io.coxswain.model.ApiVersion;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one API group and version holds. */
public final class ApiFacts {
    private final ApiVersion apiVersion;
    private final List<ResourceFacts> resources;
    private final Map<String, TypeFacts> types;
    private final Map<String, EnumType> enums;

    ApiFacts(
            ApiVersion apiVersion,
            List<ResourceFacts> resources,
            Map<String, TypeFacts> types,
            Map<String, EnumType> enums) {
        this.apiVersion = apiVersion;
        this.resources = List.copyOf(resources);
        this.types = Collections.unmodifiableMap(types);
        this.enums = Collections.unmodifiableMap(enums);
    }

    /** The group and version that this is about. */
    public ApiVersion apiVersion() {
        return apiVersion;
    }

    /** What servers offer of it, sorted by plural. */
    public List<ResourceFacts> resources() {
        return resources;
    }

    /** Its object types, sorted by name. */
    public Collection<TypeFacts> types() {
        return types.values();
    }

    /** The object type of a name such as {@code PodSpec}, or null. */
    public @Nullable TypeFacts type(String name) {
        return types.get(name);
    }

    /** Its strings with known values, sorted by name. */
    public Collection<EnumType> enums() {
        return enums.values();
    }

    /** The string with known values of a name such as {@code Protocol}, or null. */
    public @Nullable EnumType enumType(String name) {
        return enums.get(name);
    }

    @Override
    public String toString() {
        return apiVersion.toString();
    }
}
