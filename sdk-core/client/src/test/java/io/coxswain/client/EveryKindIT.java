package io.coxswain.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.rest.ApiException;
import io.coxswain.client.rest.ForbiddenException;
import io.coxswain.client.rest.KubeRequest;
import io.coxswain.client.rest.KubeRequestBuilder;
import io.coxswain.client.rest.NotFoundException;
import io.coxswain.client.rest.Verb;
import io.coxswain.model.GroupVersionKind;
import io.coxswain.model.Kinds;
import io.coxswain.model.KubeObject;
import io.coxswain.model.ResourceType;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.JsonReader;
import io.coxswain.model.codec.JsonWriter;
import io.coxswain.model.codec.TypeMeta;
import io.coxswain.model.core.v1.ComponentStatus;
import io.coxswain.model.core.v1.Namespace;
import io.coxswain.model.yaml.Manifest;
import io.coxswain.model.yaml.Manifests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** What a real server says of every kind it serves is the same in JSON and in protobuf. */
@EnabledIfEnvironmentVariable(
        named = "KUBECONFIG_IT",
        matches = ".+",
        disabledReason = "NOT TESTED against a real API server: KUBECONFIG_IT names no kubeconfig")
class EveryKindIT {
    private static final String NAME =
            "coxswain-" + UUID.randomUUID().toString().substring(0, 8);
    private static final Deque<KubeRequest> CREATED = new ArrayDeque<>();
    private static final Set<String> LISTED = new TreeSet<>();
    private static final Set<String> WATCHED = new TreeSet<>();
    private static final int ATTEMPTS = 50;

    private static KubeClient client;

    @BeforeAll
    static void createOneOfEach() throws IOException {
        client = KubeClient.of(KubeConfig.fromKubeconfig(Path.of(System.getenv("KUBECONFIG_IT"))));
        create(Namespace.TYPE, "{\"metadata\":{\"name\":\"" + NAME + "\"}}").block();
        try (InputStream in = EveryKindIT.class.getResourceAsStream("every-kind.yaml")) {
            String yaml = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8).replace("NAME", NAME);
            for (Manifest manifest : Manifests.ofText(yaml)) {
                ResourceType<?> type = Objects.requireNonNull(
                        Kinds.type(String.valueOf(manifest.apiVersion()), String.valueOf(manifest.kind())));
                create(type, new String(manifest.json(), UTF_8))
                        // The service account that pods need comes a moment after the namespace.
                        .retryWhen(Retry.fixedDelay(100, Duration.ofMillis(100))
                                .filter(ForbiddenException.class::isInstance))
                        // What this server does not serve is told by the lists.
                        .onErrorComplete(NotFoundException.class)
                        .block();
            }
        }
    }

    @AfterAll
    static void deleteThem() {
        Flux.fromIterable(CREATED)
                .concatMap(request -> client.rest().bytes(request).onErrorComplete(ApiException.class))
                .blockLast();
        client.close();
        System.out.println(LISTED.size() + " kinds listed with objects and " + WATCHED.size()
                + " watched, in JSON and in protobuf");
    }

    @ParameterizedTest
    @MethodSource("listed")
    <T extends KubeObject> void listsTheSameInJsonAndInProtobuf(ResourceType<T> type) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Map<String, T> json = byVersion(all(inJson(type)).list(), type);
            Map<String, T> protobuf = byVersion(all(type).list(), type);
            if (json.keySet().equals(protobuf.keySet()) || attempt == ATTEMPTS) {
                assertThat(protobuf).isEqualTo(json);
                if (!json.isEmpty()) {
                    LISTED.add(type.toString());
                }
                return;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("watched")
    <T extends KubeObject> void watchesTheSameInJsonAndInProtobuf(ResourceType<T> type) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Map<String, T> json = byVersion(watch(inJson(type)), type);
            Map<String, T> protobuf = byVersion(watch(type), type);
            if (json.keySet().equals(protobuf.keySet()) || attempt == ATTEMPTS) {
                assertThat(protobuf).isEqualTo(json);
                if (!json.isEmpty()) {
                    WATCHED.add(type.toString());
                }
                return;
            }
        }
    }

    @Test
    void getsTheSameInJsonAndInProtobuf() {
        ResourceType<io.coxswain.model.core.v1.Secret> type = io.coxswain.model.core.v1.Secret.TYPE;

        assertThat(client.api(type).namespace(NAME).get(NAME).block())
                .isNotNull()
                .isEqualTo(client.api(inJson(type)).namespace(NAME).get(NAME).block());
    }

    @Test
    void readsRefusalsTheSameInJsonAndInProtobuf() {
        ResourceType<io.coxswain.model.core.v1.Secret> type = io.coxswain.model.core.v1.Secret.TYPE;

        assertThat(refusal(client.api(type).namespace(NAME).get("none")))
                .isEqualTo(refusal(client.api(inJson(type)).namespace(NAME).get("none")));
    }

    private static Object refusal(Mono<?> get) {
        return get.<Object>map(found -> found)
                .onErrorResume(
                        NotFoundException.class, e -> Mono.just(e.status().toString() + e.getMessage()))
                .block();
    }

    /** All objects as they are, up to the bookmark that ends them. */
    private static <T> Flux<T> watch(ResourceType<T> type) {
        return all(type)
                .watch(o -> o.sendInitialEvents().timeout(Duration.ofSeconds(30)))
                .takeUntil(WatchEvent::initialEventsEnd)
                .filter(event -> event.type() != WatchEvent.Type.BOOKMARK)
                .map(WatchEvent::object);
    }

    private static <T> ListWatch<T> all(ResourceType<T> type) {
        return client.api(type).allNamespaces();
    }

    private static <T extends KubeObject> Map<String, T> byVersion(Flux<T> objects, ResourceType<?> type) {
        try {
            return objects.<Map<String, T>>collect(
                            TreeMap::new,
                            (map, object) -> map.put(
                                    object.metadata().namespace() + "/"
                                            + object.metadata().name() + " "
                                            + object.metadata().resourceVersion(),
                                    object))
                    .block();
        } catch (NotFoundException e) {
            assumeTrue(false, "NOT TESTED: the server does not serve " + type);
            throw e;
        }
    }

    static Stream<ResourceType<?>> listed() {
        return served("list");
    }

    static Stream<ResourceType<?>> watched() {
        return served("watch").filter(type -> !type.equals(ComponentStatus.TYPE));
    }

    private static Stream<ResourceType<?>> served(String verb) {
        return Kinds.served().stream()
                .map(EveryKindIT::type)
                .filter(type -> type.verbs().contains(verb));
    }

    private static ResourceType<?> type(GroupVersionKind kind) {
        String version = kind.group().isEmpty() ? kind.version() : kind.group() + "/" + kind.version();
        return Objects.requireNonNull(Kinds.type(version, kind.kind()), kind::toString);
    }

    private static Mono<byte[]> create(ResourceType<?> type, String json) {
        KubeRequestBuilder create =
                KubeRequest.builder(Verb.CREATE, type).body("application/json", json.getBytes(UTF_8));
        KubeRequestBuilder delete = KubeRequest.builder(Verb.DELETE, type)
                .name(json.contains("\"nones." + NAME) ? "nones." + NAME + ".example.com" : NAME);
        if (type.namespaced()) {
            create.namespace(NAME);
            delete.namespace(NAME);
        }
        return client.rest().bytes(create.build()).doOnNext(created -> CREATED.addFirst(delete.build()));
    }

    /** The same kind, asked for in JSON alone. */
    private static <T> ResourceType<T> inJson(ResourceType<T> type) {
        ResourceType.Builder<T> json = ResourceType.builder(
                new JsonOnly<>(type.codec()), type.apiVersion().toString(), type.kind(), type.plural());
        return (type.namespaced() ? json : json.clusterScoped()).build();
    }

    private static final class JsonOnly<T> extends Codec<T> {
        private final Codec<T> codec;

        JsonOnly(Codec<T> codec) {
            this.codec = codec;
        }

        @Override
        public T read(JsonReader in) {
            return codec.read(in);
        }

        @Override
        public void write(JsonWriter out, T value) {
            codec.write(out, value);
        }

        @Override
        public @Nullable TypeMeta typeMeta(T value) {
            return codec.typeMeta(value);
        }

        @Override
        public T[] newArray(int length) {
            return codec.newArray(length);
        }
    }
}
