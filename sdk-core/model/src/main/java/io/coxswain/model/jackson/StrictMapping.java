package io.coxswain.model.jackson;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.codec.StrictDecodingException;
import io.coxswain.model.codec.StrictDecodingException.Problem;
import io.coxswain.model.codec.StrictDecodingException.Reason;
import io.coxswain.model.tree.JsonTree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotationIntrospectorPair;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the fields of a document that a mapped class does not know. Jackson tells one, and ends: so that one is taken out of the
 * document, which is then mapped again. (Its problem handlers hear of all of them, but of those of a record without their path.)
 */
final class StrictMapping {
    private static final Set<String> KIND = Set.of("/apiVersion", "/kind");

    /** How many bytes are mapped for one document, again and again: of a large one not all unknown fields are told. */
    private static final int MAX_MAPPED = 8 << 20;

    private final ObjectReader reader;

    private StrictMapping(ObjectReader reader) {
        this.reader = reader;
    }

    /** For classes of this mapper, those too that are annotated to pass over what they do not know: who reads strictly means them. */
    static StrictMapping of(JsonMapper mapper, Class<?> type) {
        AnnotationIntrospector annotations = mapper.deserializationConfig().getAnnotationIntrospector();
        JsonMapper strict = mapper.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .annotationIntrospector(new NothingIgnored(annotations))
                .build();
        return new StrictMapping(strict.readerFor(type));
    }

    /** As JSON pointers; not more than one exception may tell, and at least one if there is any. */
    Set<String> unknown(byte[] json, DecodeOptions options) {
        return new StrictMapping(reader.withAttribute(DecodeOptions.class, options)).unknown(json);
    }

    private Set<String> unknown(byte[] json) {
        JsonNode tree = JsonTree.read(json);
        Set<String> unknown = new LinkedHashSet<>();
        long mapped = json.length;
        List<String> found = find(tree);
        while (!found.isEmpty() && unknown.size() < StrictDecodingException.MAX_PROBLEMS) {
            boolean goesOn = true;
            for (String field : found) {
                goesOn &= remove(tree, JsonPointer.compile(field));
                if (!KIND.contains(field)) {
                    unknown.add(field);
                }
            }
            mapped += json.length;
            found = goesOn && mapped <= MAX_MAPPED ? find(tree) : List.of();
        }
        return unknown;
    }

    private List<String> find(JsonNode tree) {
        try {
            reader.readValue(JsonTree.write(tree));
            return List.of();
        } catch (JacksonException e) {
            List<String> found = new ArrayList<>();
            problems(e).forEach(problem -> found.add(problem.path()));
            return found;
        }
    }

    /** False where a class sees another document than this one, and names fields of that. */
    private static boolean remove(JsonNode tree, JsonPointer field) {
        return tree.at(field.head()) instanceof ObjectNode object
                && object.remove(field.last().getMatchingProperty()) != null;
    }

    /** The unknown fields that an exception of Jackson's is about. */
    static List<Problem> problems(JacksonException e) {
        String path = Failures.path(e);
        if (e instanceof UnrecognizedPropertyException) {
            return List.of(Problem.of(Reason.UNKNOWN, "", path, -1));
        }
        if (!(e.getCause() instanceof StrictDecodingException strict)) {
            return List.of();
        }
        return strict.problems().stream()
                .map(problem -> Problem.of(problem.reason(), "", path + problem.path(), -1))
                .toList();
    }

    /** Annotations without {@code @JsonIgnoreProperties(ignoreUnknown = true)}; names that it lists stay ignored. */
    private static final class NothingIgnored extends AnnotationIntrospectorPair {
        private static final long serialVersionUID = 1L;

        NothingIgnored(AnnotationIntrospector annotations) {
            super(annotations, NopAnnotationIntrospector.nopInstance());
        }

        @Override
        public JsonIgnoreProperties.Value findPropertyIgnoralByName(MapperConfig<?> config, Annotated annotated) {
            return super.findPropertyIgnoralByName(config, annotated).withoutIgnoreUnknown();
        }
    }
}
