package io.coxswain.client;

import static io.coxswain.client.testing.Exchanges.ok;
import static io.coxswain.client.testing.Exchanges.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.rest.ConflictException;
import io.coxswain.client.testing.Exchanges;
import io.coxswain.client.testing.Exchanges.Answer;
import io.coxswain.client.testing.Exchanges.Sent;
import io.coxswain.model.autoscaling.v1.Scale;
import io.coxswain.model.core.v1.ConfigMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class EditTest {
    private static final String GET = "GET /api/v1/namespaces/own/configmaps/a";
    private static final String PUT = "PUT /api/v1/namespaces/own/configmaps/a";

    @Test
    void readsAgainIfSomebodyElseWasFaster() {
        try (Exchanges server = Exchanges.answering(
                ok(map("1", "x")), status(409, "Conflict", "a"), ok(map("2", "y")), ok(map("3", "y!")))) {
            maps(server)
                    .edit("a", EditTest::exclaim)
                    .as(StepVerifier::create)
                    .assertNext(map -> assertThat(map.data()).containsEntry("k", "y!"))
                    .verifyComplete();

            assertThat(server.sent()).extracting(Sent::line).containsExactly(GET, PUT, GET, PUT);
            assertThat(server.sent().get(1).body()).contains("\"resourceVersion\":\"1\"", "\"x!\"");
            assertThat(server.sent().get(3).body()).contains("\"resourceVersion\":\"2\"", "\"y!\"");
        }
    }

    @Test
    void givesUpInTheEnd() {
        Answer[] answers = IntStream.range(0, 20)
                .mapToObj(i -> i % 2 == 0 ? ok(map("1", "x")) : status(409, "Conflict", "a"))
                .toArray(Answer[]::new);
        try (Exchanges server = Exchanges.answering(answers)) {
            maps(server).edit("a", EditTest::exclaim).as(StepVerifier::create).verifyError(ConflictException.class);

            assertThat(server.sent()).hasSize(20);
        }
    }

    @Test
    void triesNothingAgainButConflicts() {
        try (Exchanges server = Exchanges.answering(ok(map("1", "x")), status(422, "Invalid", "a"))) {
            maps(server).edit("a", EditTest::exclaim).as(StepVerifier::create).verifyError();
            assertThat(server.sent()).hasSize(2);
        }
    }

    @Test
    void saysThatTheChangeGaveNull() {
        try (Exchanges server = Exchanges.answering(map("1", "x"))) {
            maps(server)
                    .edit("a", map -> null)
                    .as(StepVerifier::create)
                    .verifyErrorSatisfies(e -> assertThat(e).hasMessageStartingWith("the change gave null"));
            maps(server)
                    .editAsync("a", map -> null)
                    .as(StepVerifier::create)
                    .verifyErrorSatisfies(e -> assertThat(e).hasMessageStartingWith("the change gave null"));
            assertThat(server.sent()).hasSize(2);
        }
    }

    @Test
    void sendsNothingIfNothingChanges() {
        try (Exchanges server = Exchanges.answering(map("1", "x"))) {
            maps(server)
                    .edit("a", map -> map)
                    .as(StepVerifier::create)
                    .expectNextCount(1)
                    .verifyComplete();
            maps(server)
                    .edit("a", map -> ConfigMap.CODEC.fromJson(ConfigMap.CODEC.toJson(map)))
                    .as(StepVerifier::create)
                    .expectNextCount(1)
                    .verifyComplete();
            maps(server)
                    .edit("a", map -> map.with(c -> c.metadata(m -> m.clearResourceVersion())))
                    .as(StepVerifier::create)
                    .expectNextCount(1)
                    .verifyComplete();
            maps(server)
                    .editAsync("a", map -> Mono.empty())
                    .as(StepVerifier::create)
                    .assertNext(map -> assertThat(map.data()).containsEntry("k", "x"))
                    .verifyComplete();

            assertThat(server.sent()).extracting(Sent::line).containsOnly(GET);
        }
    }

    @Test
    void keepsTheResourceVersionWhateverIsMadeOfIt() {
        try (Exchanges server = Exchanges.answering(map("1", "x"))) {
            maps(server)
                    .edit(
                            "a",
                            map -> ConfigMap.of(c -> c.metadata(m -> m.name("a").namespace("own"))
                                    .putData("k", "new")))
                    .as(StepVerifier::create)
                    .expectNextCount(1)
                    .verifyComplete();
            maps(server)
                    .edit("a", map -> exclaim(map).with(c -> c.metadata(m -> m.resourceVersion("99"))))
                    .as(StepVerifier::create)
                    .expectNextCount(1)
                    .verifyComplete();

            assertThat(server.sent().get(1).body()).contains("\"resourceVersion\":\"1\"");
            assertThat(server.sent().get(3).body()).contains("\"resourceVersion\":\"1\"");
        }
    }

    @Test
    void refusesAnotherName() {
        try (Exchanges server = Exchanges.answering(map("1", "x"))) {
            maps(server)
                    .edit("a", map -> map.with(c -> c.metadata(m -> m.name("b"))))
                    .as(StepVerifier::create)
                    .verifyErrorMessage("an edit cannot give the object another name or namespace");
            assertThat(server.sent()).hasSize(1);
        }
    }

    @Test
    void passesOnWhatTheChangeThrows() {
        try (Exchanges server = Exchanges.answering(map("1", "x"))) {
            maps(server)
                    .edit("a", map -> {
                        throw new IllegalStateException("no");
                    })
                    .as(StepVerifier::create)
                    .verifyErrorMessage("no");
            maps(server)
                    .editAsync("a", map -> Mono.error(new IllegalStateException("no")))
                    .as(StepVerifier::create)
                    .verifyErrorMessage("no");
            assertThat(server.sent()).extracting(Sent::line).containsOnly(GET);
        }
    }

    @Test
    void callsTheChangeForEverySubscription() {
        AtomicInteger calls = new AtomicInteger();
        try (Exchanges server = Exchanges.answering(map("1", "x"))) {
            Mono<ConfigMap> edit = maps(server).edit("a", map -> {
                calls.incrementAndGet();
                return exclaim(map);
            });
            assertThat(calls).hasValue(0);
            edit.as(StepVerifier::create).expectNextCount(1).verifyComplete();
            edit.as(StepVerifier::create).expectNextCount(1).verifyComplete();
            assertThat(calls).hasValue(2);
        }
    }

    @Test
    void editsASubresourceOfAnotherType() {
        String scale = "{\"kind\":\"Scale\",\"apiVersion\":\"autoscaling/v1\",\"metadata\":{\"name\":\"web\","
                + "\"namespace\":\"own\",\"resourceVersion\":\"5\"},\"spec\":{\"replicas\":2},\"status\":{\"replicas\":2}}";
        try (Exchanges server = Exchanges.answering(scale)) {
            server.client()
                    .appsV1()
                    .deployments()
                    .scale()
                    .edit(
                            "web",
                            s -> Scale.of(b -> b.metadata(m -> m.name("web").namespace("own"))
                                    .spec(p -> p.replicas(3))))
                    .as(StepVerifier::create)
                    .expectNextCount(1)
                    .verifyComplete();

            assertThat(server.sent().get(1).line()).isEqualTo("PUT /apis/apps/v1/namespaces/own/deployments/web/scale");
            assertThat(server.sent().get(1).body()).contains("\"resourceVersion\":\"5\"", "\"replicas\":3");
        }
    }

    private static ConfigMap exclaim(ConfigMap map) {
        return map.with(c -> c.putData("k", map.data().get("k") + "!"));
    }

    private static Api<ConfigMap> maps(Exchanges server) {
        return server.client().coreV1().configMaps();
    }

    private static String map(String version, String value) {
        return "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\",\"namespace\":\"own\",\"resourceVersion\":\""
                + version + "\"},\"data\":{\"k\":\"" + value + "\"}}";
    }
}
