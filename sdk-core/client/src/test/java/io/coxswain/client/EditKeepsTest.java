package io.coxswain.client;

import static io.coxswain.client.testing.Exchanges.ok;
import static io.coxswain.client.testing.Exchanges.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.testing.Exchanges;
import io.coxswain.client.testing.Exchanges.Sent;
import io.coxswain.model.KubeResource;
import io.coxswain.model.ResourceType;
import io.coxswain.model.meta.v1.ObjectMeta;
import io.coxswain.model.tree.JsonTree;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What an edit does not know of, it leaves as it is. */
class EditKeepsTest {
    private static final String READ = """
            {"apiVersion":"stable.example.com/v1","kind":"CronTab","metadata":{"name":"a","namespace":"own",\
            "resourceVersion":"1","futureMeta":{"x":null}},"spec":{"replicas":1,"image":"cron:2","paused":null},\
            "future":[1,{"y":null}],"status":{"ready":true}}""";
    private static final String TO_TWO = READ.replace("\"replicas\":1", "\"replicas\":2");

    @KubeResource(apiVersion = "stable.example.com/v1", plural = "crontabs", subresources = "status")
    record CronTab(ObjectMeta metadata, Spec spec) {
        static final ResourceType<CronTab> TYPE = ResourceType.of(CronTab.class);

        CronTab replicas(int replicas) {
            return new CronTab(metadata, new Spec(replicas));
        }
    }

    record Spec(@Nullable Integer replicas) {}

    /** A class that does not care how it is called. */
    @KubeResource(apiVersion = "stable.example.com/v1", kind = "CronTab", plural = "crontabs")
    record Headless(Spec spec) {
        static final ResourceType<Headless> TYPE = ResourceType.of(Headless.class);
    }

    @Test
    void keepsWhatAClassDoesNotMap() {
        try (Exchanges server = Exchanges.answering(ok(READ), ok(TO_TWO))) {
            tabs(server)
                    .edit("a", tab -> tab.replicas(2))
                    .as(StepVerifier::create)
                    .assertNext(tab -> assertThat(tab.spec().replicas()).isEqualTo(2))
                    .verifyComplete();

            assertThat(server.sent()).extracting(Sent::line).containsExactly(line("GET"), line("PUT"));
            assertSame(server.sent().get(1), TO_TWO);
        }
    }

    @Test
    void keepsItWhenThePartIsEdited() {
        try (Exchanges server = Exchanges.answering(ok(READ), ok(TO_TWO))) {
            tabs(server)
                    .status()
                    .editAsync("a", tab -> Mono.just(tab.replicas(2)))
                    .as(StepVerifier::create)
                    .expectNextCount(1)
                    .verifyComplete();

            assertThat(server.sent().get(1).line()).isEqualTo(line("PUT") + "/status");
            assertSame(server.sent().get(1), TO_TWO);
        }
    }

    @Test
    void readsAllOfItAgainOnAConflict() {
        String second = READ.replace("\"1\"", "\"2\"").replace("cron:2", "cron:3");
        try (Exchanges server = Exchanges.answering(ok(READ), status(409, "Conflict", "a"), ok(second), ok(second))) {
            tabs(server)
                    .edit("a", tab -> tab.replicas(2))
                    .as(StepVerifier::create)
                    .expectNextCount(1)
                    .verifyComplete();

            assertSame(server.sent().get(3), second.replace("\"replicas\":1", "\"replicas\":2"));
        }
    }

    @Test
    void keepsTheResourceVersionThatAClassLost() {
        try (Exchanges server = Exchanges.answering(ok(READ), ok(TO_TWO))) {
            tabs(server)
                    .edit("a", tab -> new CronTab(ObjectMeta.of(m -> m.name("a").namespace("own")), new Spec(2)))
                    .as(StepVerifier::create)
                    .expectNextCount(1)
                    .verifyComplete();

            assertThat(server.sent().get(1).body()).contains("\"resourceVersion\":\"1\"");
        }
    }

    @Test
    void editsAClassWithoutMetadata() {
        try (Exchanges server = Exchanges.answering(ok(READ), ok(TO_TWO))) {
            server.client()
                    .api(Headless.TYPE)
                    .edit("a", tab -> new Headless(new Spec(2)))
                    .as(StepVerifier::create)
                    .expectNextCount(1)
                    .verifyComplete();

            assertSame(server.sent().get(1), TO_TWO);
        }
    }

    @Test
    void sendsNothingIfNothingThatItKnowsChanges() {
        try (Exchanges server = Exchanges.answering(READ)) {
            tabs(server)
                    .edit("a", tab -> tab.replicas(1))
                    .as(StepVerifier::create)
                    .expectNextCount(1)
                    .verifyComplete();
            tabs(server)
                    .edit("a", tab -> new CronTab(tab.metadata().with(m -> m.clearResourceVersion()), tab.spec()))
                    .as(StepVerifier::create)
                    .expectNextCount(1)
                    .verifyComplete();

            assertThat(server.sent()).extracting(Sent::line).containsOnly(line("GET"));
        }
    }

    @Test
    void refusesAnotherName() {
        try (Exchanges server = Exchanges.answering(READ)) {
            tabs(server)
                    .edit("a", tab -> new CronTab(tab.metadata().with(m -> m.name("b")), tab.spec()))
                    .as(StepVerifier::create)
                    .verifyErrorMessage("an edit cannot give the object another name or namespace");
        }
    }

    @Test
    void keepsWhatTheServerAddedToABuiltInKind() {
        String read =
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\",\"namespace\":\"own\","
                        + "\"resourceVersion\":\"1\",\"future\":{\"x\":null}},\"data\":{\"k\":\"v\"},\"later\":[null,{\"y\":1}]}";
        try (Exchanges server = Exchanges.answering(read)) {
            server.client()
                    .coreV1()
                    .configMaps()
                    .edit("a", map -> map.with(m -> m.putData("k", "w")))
                    .as(StepVerifier::create)
                    .expectNextCount(1)
                    .verifyComplete();

            assertSame(server.sent().get(1), read.replace("\"v\"", "\"w\""));
        }
    }

    private static void assertSame(Sent sent, String json) {
        assertThat(JsonTree.equal(JsonTree.read(sent.body()), JsonTree.read(json)))
                .as("%s%nexpected: %s", sent.body(), json)
                .isTrue();
    }

    private static String line(String verb) {
        return verb + " /apis/stable.example.com/v1/namespaces/own/crontabs/a";
    }

    private static Api<CronTab> tabs(Exchanges server) {
        return server.client().api(CronTab.TYPE);
    }
}
