package io.coxswain.codegen.importer;

import io.coxswain.codegen.importer.Discovery.Resource;
import io.coxswain.codegen.schema.ApiSchema;
import io.coxswain.codegen.schema.TypeSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes the schemas of all chosen APIs from the inputs. */
final class Importer {
    private final Inputs inputs;
    private final Map<Api, List<Resource>> further;
    private final Disagreements disagreements;
    private final Packages packages;
    private final Kinds kinds;

    /**
     * An importer, for one run.
     *
     * @param further APIs to take beyond those of discovery, and what is served of them
     */
    Importer(Inputs inputs, Map<Api, List<Resource>> further, Disagreements disagreements) {
        this.inputs = inputs;
        this.further = further;
        this.disagreements = disagreements;
        this.packages = new Packages(inputs.go());
        this.kinds = new Kinds(inputs.go());
    }

    /**
     * The schemas, sorted by id.
     *
     * @throws ImportException if the sources disagree
     */
    List<ApiSchema> schemas() {
        Set<String> selected = selected();
        Properties properties = new Properties(inputs.go(), inputs.openApi(), packages, disagreements, selected);
        OpenApiCheck check = new OpenApiCheck(inputs, kinds, packages, disagreements);
        check.resources();
        check.types(selected, properties);
        Enums enums = new Enums(inputs.go(), packages, properties, disagreements, selected);
        Types types = new Types(inputs.go(), packages, enums);
        TypeSchemas typeSchemas = new TypeSchemas(inputs, packages, properties, types, disagreements);
        Map<Api, List<TypeSchema>> typesByApi = new TreeMap<>();
        for (String type : selected) {
            typesByApi
                    .computeIfAbsent(packages.apiOf(type), api -> new ArrayList<>())
                    .add(typeSchemas.of(type));
        }
        disagreements.stop();
        return schemas(typesByApi, enums);
    }

    /** The kinds of the chosen APIs and all of meta/v1, with what they reach. */
    private Set<String> selected() {
        Set<Api> apis = new TreeSet<>(inputs.discovery().resources().keySet());
        apis.addAll(further.keySet());
        List<String> types = new ArrayList<>(kinds.typesOf(apis));
        inputs.go().structs().keySet().stream()
                .filter(type -> GoType.packageOf(type).equals(Packages.META) && !type.equals(Structs.TYPE_META))
                .forEach(types::add);
        return Selection.reachableFrom(types, inputs.go());
    }

    private List<ApiSchema> schemas(Map<Api, List<TypeSchema>> types, Enums enums) {
        Resources resources = new Resources(kinds, packages);
        List<ApiSchema> schemas = new ArrayList<>();
        types.forEach((api, ofApi) -> {
            List<Resource> served =
                    inputs.discovery().resources().getOrDefault(api, further.getOrDefault(api, List.of()));
            schemas.add(new ApiSchema(api.group(), api.version(), resources.of(api, served), ofApi, enums.of(api)));
        });
        return schemas;
    }
}
