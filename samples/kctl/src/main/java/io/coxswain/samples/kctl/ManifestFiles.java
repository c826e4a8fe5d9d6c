package io.coxswain.samples.kctl;

import io.coxswain.client.Api;
import io.coxswain.model.Kinds;
import io.coxswain.model.KubeObject;
import io.coxswain.model.ResourceType;
import io.coxswain.model.yaml.Manifest;
import io.coxswain.model.yaml.Manifests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** The objects that {@code -f} names: in files, in the files of folders, on standard input. */
final class ManifestFiles {
    private static final String STDIN = "-";

    private final Session session;

    private ManifestFiles(Session session) {
        this.session = session;
    }

    /** Reads them one by one, as they are asked for, and where that may wait. */
    static Flux<Loaded<?>> of(Session session) {
        ManifestFiles files = new ManifestFiles(session);
        return Flux.defer(() -> Flux.fromIterable(files.manifests()))
                .<Loaded<?>>map(files::load)
                .subscribeOn(Schedulers.boundedElastic());
    }

    private Manifests manifests() {
        List<String> names = session.line().values(Flag.FILENAME);
        if (names.isEmpty()) {
            throw new UsageException("must specify one of -f and -k");
        }
        Manifests all =
                names.stream().map(ManifestFiles::open).reduce(Manifests::and).orElseThrow();
        return session.line().has(Flag.RECURSIVE) ? all.recursive() : all;
    }

    private static Manifests open(String name) {
        if (name.equals(STDIN)) {
            return Manifests.ofStream(System.in, "STDIN");
        }
        Path path = Path.of(name);
        if (!Files.exists(path)) {
            throw new UsageException("the path \"" + name + "\" does not exist");
        }
        return Manifests.ofPath(path);
    }

    @SuppressWarnings("unchecked") // every kind that servers store is a KubeObject
    private Loaded<?> load(Manifest manifest) {
        String apiVersion = Objects.requireNonNullElse(manifest.apiVersion(), "");
        String kind = Objects.requireNonNullElse(manifest.kind(), "");
        ResourceType<?> type = Kinds.type(apiVersion, kind);
        if (type == null) {
            throw new UsageException(
                    "resource mapping not found for name: \"%s\" namespace: \"%s\" from \"%s\": no matches for kind \"%s\" in version \"%s\"%n"
                                    .formatted(
                                            Objects.requireNonNullElse(manifest.name(), ""),
                                            Objects.requireNonNullElse(manifest.namespace(), ""),
                                            manifest.source(),
                                            kind,
                                            apiVersion)
                            + "kctl knows the kinds of Kubernetes itself");
        }
        return load(manifest, (ResourceType<? extends KubeObject>) type);
    }

    private <T extends KubeObject> Loaded<T> load(Manifest manifest, ResourceType<T> type) {
        T object = manifest.as(type.codec());
        requireNamespace(object, type);
        Api<T> api = session.client().api(type);
        return new Loaded<>(api, object, manifest.source());
    }

    private void requireNamespace(KubeObject object, ResourceType<?> type) {
        String own = object.metadata().namespace();
        session.line().value(Flag.NAMESPACE).ifPresent(told -> {
            if (type.namespaced() && own != null && !own.equals(told)) {
                throw new UsageException(
                        "the namespace from the provided object \"%s\" does not match the namespace \"%s\". You must pass '--namespace=%s' to perform this operation."
                                .formatted(own, told, own));
            }
        });
    }
}
