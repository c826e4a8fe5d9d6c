package io.coxswain.samples.kctl;

import io.coxswain.client.Api;
import io.coxswain.client.ListOptions;
import io.coxswain.client.ListWatch;
import io.coxswain.model.KubeObject;
import io.coxswain.model.ResourceType;
import io.coxswain.model.meta.v1.ObjectMeta;
import io.coxswain.model.meta.v1.PartialObjectMetadata;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Flux;

/** The objects that a command line is about: by their names, by what selects them, or by files. */
final class Selection {
    private static final String NOTHING_SAID = """
            You must provide one or more resources by argument or filename.
            Example resource specifications include:
               '-f rsrc.yaml'
               '--filename=rsrc.json'
               '<resource> <name>'
               '<resource>'""";

    private final Session session;

    private Selection(Session session) {
        this.session = session;
    }

    /**
     * Finds them as they are asked for. Nothing is sent for those that are named.
     *
     * @param words those that name kinds and objects
     */
    static Flux<Handle<?>> of(Session session, List<String> words) {
        if (!session.line().values(Flag.FILENAME).isEmpty()) {
            return ManifestFiles.of(session).map(Loaded::handle);
        }
        require(!words.isEmpty(), NOTHING_SAID);
        return Flux.fromIterable(Targets.parse(words)).concatMap(new Selection(session)::handles, 1);
    }

    private <T extends KubeObject> Flux<Handle<T>> handles(Target<T> target) {
        Api<T> api = session.client().api(target.type());
        if (isSelecting()) {
            require(target.names().isEmpty(), "name cannot be provided when a selector is specified");
            return selected(target.type(), api);
        }
        require(!target.names().isEmpty(), "resource(s) were provided, but no name was specified");
        return Flux.fromIterable(target.names()).map(name -> new Handle<>(api, name, null));
    }

    private boolean isSelecting() {
        CommandLine line = session.line();
        return line.has(Flag.ALL)
                || line.has(Flag.ALL_NAMESPACES)
                || line.value(Flag.SELECTOR).isPresent()
                || line.value(Flag.FIELD_SELECTOR).isPresent();
    }

    private <T extends KubeObject> Flux<Handle<T>> selected(ResourceType<T> type, Api<T> api) {
        Api<PartialObjectMetadata> heads = api.metadata();
        ListWatch<PartialObjectMetadata> scope =
                session.line().has(Flag.ALL_NAMESPACES) ? heads.allNamespaces() : heads;
        return scope.list(this::select).map(head -> handle(type, api, head.metadata()));
    }

    private static <T extends KubeObject> Handle<T> handle(ResourceType<T> type, Api<T> api, ObjectMeta metadata) {
        String namespace = metadata.namespace();
        Api<T> own = type.namespaced() && namespace != null ? api.namespace(namespace) : api;
        return new Handle<>(own, Objects.requireNonNull(metadata.name()), null);
    }

    private void select(ListOptions.Builder options) {
        session.line().value(Flag.SELECTOR).ifPresent(options::labels);
        session.line().value(Flag.FIELD_SELECTOR).ifPresent(options::fields);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new UsageException(otherwise);
        }
    }
}
