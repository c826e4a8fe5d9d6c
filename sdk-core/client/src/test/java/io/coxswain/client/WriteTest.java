package io.coxswain.client;

import static io.coxswain.client.testing.Exchanges.ok;
import static io.coxswain.client.testing.Exchanges.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.coxswain.client.rest.AlreadyExistsException;
import io.coxswain.client.rest.NotFoundException;
import io.coxswain.client.testing.Exchanges;
import io.coxswain.client.testing.Exchanges.Sent;
import io.coxswain.model.core.v1.ConfigMap;
import io.coxswain.model.core.v1.Namespace;
import io.coxswain.model.core.v1.Node;
import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.meta.v1.ManagedFieldsEntry;
import io.coxswain.model.meta.v1.PartialObjectMetadata;
import io.coxswain.model.patch.JsonPatch;
import io.coxswain.model.patch.Patch;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** What is sent. What servers make of it is tested against real ones. */
class WriteTest {
    private static final String STORED =
            "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\",\"namespace\":\"shop\",\"uid\":\"u\","
                    + "\"resourceVersion\":\"7\"}}";
    private static final String STATUS =
            "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Success\","
                    + "\"details\":{\"name\":\"a\",\"uid\":\"u\"}}";
    private static final ConfigMap MAP =
            ConfigMap.of(c -> c.metadata(m -> m.name("a")).putData("k", "v"));
    private static final String JSON =
            "{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"a\"},\"data\":{\"k\":\"v\"}}";

    @Test
    void creates() {
        try (Exchanges server = Exchanges.answering(STORED)) {
            maps(server)
                    .create(
                            MAP,
                            o -> o.fieldManager("me")
                                    .fieldValidation(FieldValidation.STRICT)
                                    .dryRun())
                    .as(StepVerifier::create)
                    .assertNext(
                            map -> assertThat(map.metadata().resourceVersion()).isEqualTo("7"))
                    .verifyComplete();

            assertSent(
                    server.only(),
                    "POST /api/v1/namespaces/shop/configmaps?dryRun=All&fieldManager=me&fieldValidation=Strict",
                    "application/json",
                    JSON);
        }
    }

    @Test
    void updates() {
        try (Exchanges server = Exchanges.answering(STORED)) {
            run(maps(server).update(MAP, o -> o.fieldManager("me").fieldValidation(FieldValidation.WARN)));

            assertSent(
                    server.only(),
                    "PUT /api/v1/namespaces/shop/configmaps/a?fieldManager=me&fieldValidation=Warn",
                    "application/json",
                    JSON);
        }
    }

    @Test
    void applies() {
        try (Exchanges server = Exchanges.answering(STORED)) {
            run(maps(server).apply(MAP, o -> o.fieldManager("me").force()));

            assertSent(
                    server.only(),
                    "PATCH /api/v1/namespaces/shop/configmaps/a?force=true&fieldManager=me",
                    "application/apply-patch+yaml",
                    JSON);
            run(maps(server).apply(MAP));
            assertThat(server.sent().get(1).line())
                    .isEqualTo("PATCH /api/v1/namespaces/shop/configmaps/a?fieldManager=coxswain");
        }
    }

    @Test
    void appliesMetadataAsOfItsKind() {
        try (Exchanges server = Exchanges.answering(STORED)) {
            run(maps(server).metadata().apply(PartialObjectMetadata.of(p -> p.metadata(m -> m.name("a")))));
            assertThat(server.only().line())
                    .isEqualTo("PATCH /api/v1/namespaces/shop/configmaps/a?fieldManager=coxswain");
            assertThat(server.only().body())
                    .isEqualTo("{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"a\"}}");
        }
    }

    @Test
    void patches() {
        try (Exchanges server = Exchanges.answering(STORED)) {
            Api<ConfigMap> maps = maps(server);
            run(Flux.concat(
                    maps.patch("a", Patch.merge("{\"data\":null}"), o -> o.fieldManager("me")),
                    maps.patch("a", Patch.strategic(ConfigMap.TYPE, "{\"data\":{\"x\":null}}")),
                    maps.patch("a", JsonPatch.of(p -> p.remove("/data")))));

            assertSent(
                    server.sent().get(0),
                    "PATCH /api/v1/namespaces/shop/configmaps/a?fieldManager=me",
                    "application/merge-patch+json",
                    "{\"data\":null}");
            assertSent(
                    server.sent().get(1),
                    "PATCH /api/v1/namespaces/shop/configmaps/a",
                    "application/strategic-merge-patch+json",
                    "{\"data\":{\"x\":null}}");
            assertSent(
                    server.sent().get(2),
                    "PATCH /api/v1/namespaces/shop/configmaps/a",
                    "application/json-patch+json",
                    "[{\"op\":\"remove\",\"path\":\"/data\"}]");
        }
    }

    @Test
    void deletes() {
        try (Exchanges server = Exchanges.answering(STATUS)) {
            maps(server)
                    .delete("a")
                    .as(StepVerifier::create)
                    .assertNext(deletion -> {
                        assertThat(deletion.isGone()).isTrue();
                        assertThat(deletion.uid()).isEqualTo("u");
                        assertThat(deletion.object()).isEmpty();
                    })
                    .verifyComplete();
            run(maps(server)
                    .delete(
                            "a",
                            o -> o.uid("u")
                                    .resourceVersion("7")
                                    .propagationPolicy(PropagationPolicy.FOREGROUND)
                                    .gracePeriod(Duration.ofMillis(4_001))
                                    .ignoreStoreReadErrorWithClusterBreakingPotential()
                                    .dryRun()));

            assertThat(server.sent().get(0).line()).isEqualTo("DELETE /api/v1/namespaces/shop/configmaps/a");
            assertThat(server.sent().get(0).body()).isEmpty();
            assertSent(
                    server.sent().get(1),
                    "DELETE /api/v1/namespaces/shop/configmaps/a",
                    "application/json",
                    "{\"kind\":\"DeleteOptions\",\"apiVersion\":\"v1\",\"gracePeriodSeconds\":5,"
                            + "\"preconditions\":{\"uid\":\"u\",\"resourceVersion\":\"7\"},\"propagationPolicy\":\"Foreground\","
                            + "\"dryRun\":[\"All\"],\"ignoreStoreReadErrorWithClusterBreakingPotential\":true}");
        }
    }

    @Test
    void tellsWhatIsGoneFromWhatIsGoing() {
        assertThat(deletion("\"deletionTimestamp\":\"2026-01-01T00:00:00Z\",\"deletionGracePeriodSeconds\":0")
                        .isGone())
                .isTrue();
        assertThat(deletion("\"deletionTimestamp\":\"2026-01-01T00:00:00Z\",\"deletionGracePeriodSeconds\":30")
                        .isGone())
                .isFalse();
        assertThat(deletion("\"deletionTimestamp\":\"2026-01-01T00:00:00Z\",\"finalizers\":[\"x/y\"]")
                        .isGone())
                .isFalse();
        assertThat(deletion("\"uid\":\"u2\"").uid()).isEqualTo("u2");
    }

    private static Deletion<ConfigMap> deletion(String metadata) {
        try (Exchanges server =
                Exchanges.answering("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{" + metadata + "}}")) {
            return maps(server).delete("a").blockOptional().orElseThrow();
        }
    }

    @Test
    void deletesCollections() {
        try (Exchanges server = Exchanges.answering(
                ok(
                        "{\"kind\":\"ConfigMapList\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"9\"},\"items\":["
                                + STORED + "]}"),
                ok(STATUS))) {
            maps(server)
                    .deleteCollection(w -> w.labels("a=b"), o -> o.gracePeriod(Duration.ZERO))
                    .as(StepVerifier::create)
                    .assertNext(deleted -> {
                        assertThat(deleted.items()).hasSize(1);
                        assertThat(deleted.metadata().resourceVersion()).isEqualTo("9");
                    })
                    .verifyComplete();

            assertSent(
                    server.only(),
                    "DELETE /api/v1/namespaces/shop/configmaps?labelSelector=a%3Db",
                    "application/json",
                    "{\"kind\":\"DeleteOptions\",\"apiVersion\":\"v1\",\"gracePeriodSeconds\":0}");
            maps(server)
                    .deleteCollection(w -> w.labels("a=b"))
                    .as(StepVerifier::create)
                    .assertNext(deleted -> assertThat(deleted.items()).isEmpty())
                    .verifyComplete();
        }
    }

    @Test
    void refusesToCreateWhatWasRead() {
        try (Exchanges server = Exchanges.answering(STORED)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> maps(server).create(MAP.with(c -> c.metadata(m -> m.resourceVersion("7")))))
                    .withMessageContaining("the object has a resourceVersion, so it was read from a server");
            assertThat(server.sent()).isEmpty();
        }
    }

    @Test
    void refusesAStrategicPatchOfAnotherKind() {
        try (Exchanges server = Exchanges.answering(STORED)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> maps(server).patch("a", Patch.strategic(Namespace.TYPE, "{}")))
                    .withMessageContaining("and this Api is for v1 ConfigMap");
            run(maps(server).patch("a", Patch.strategic(ConfigMap.TYPE, "{}")));
            assertThat(server.sent()).hasSize(1);
        }
    }

    @Test
    void getsOrCreates() {
        try (Exchanges server = Exchanges.answering(
                status(404, "NotFound", "a"),
                status(409, "AlreadyExists", "a"),
                status(404, "NotFound", "a"),
                ok(STORED))) {
            run(maps(server).getOrCreate(MAP));

            assertThat(server.sent())
                    .extracting(Sent::line)
                    .containsExactly(
                            "GET /api/v1/namespaces/shop/configmaps/a",
                            "POST /api/v1/namespaces/shop/configmaps",
                            "GET /api/v1/namespaces/shop/configmaps/a",
                            "POST /api/v1/namespaces/shop/configmaps");
        }
        try (Exchanges server = Exchanges.answering(status(404, "NotFound", "shop"))) {
            maps(server).getOrCreate(MAP).as(StepVerifier::create).verifyError(NotFoundException.class);
            assertThat(server.sent()).hasSize(1);
        }
    }

    @Test
    void doesNotGetOrCreateForEver() {
        Exchanges.Answer[] race = new Exchanges.Answer[8];
        for (int i = 0; i < race.length; i++) {
            race[i] = i % 2 == 0 ? status(404, "NotFound", "a") : status(409, "AlreadyExists", "a");
        }
        try (Exchanges server = Exchanges.answering(race)) {
            maps(server).getOrCreate(MAP).as(StepVerifier::create).verifyError(AlreadyExistsException.class);
            assertThat(server.sent()).hasSize(8);
        }
    }

    @Test
    void takesTheNamespaceOfTheObjectWhereNoneIsChosen() {
        ConfigMap elsewhere = MAP.with(c -> c.metadata(m -> m.namespace("elsewhere")));
        try (Exchanges server = Exchanges.answering(STORED)) {
            KubeClient client = server.client();
            run(Flux.concat(
                    client.api(ConfigMap.TYPE).create(MAP),
                    client.api(ConfigMap.TYPE).create(elsewhere),
                    client.create(elsewhere),
                    client.update(elsewhere),
                    client.apply(MAP),
                    client.delete(elsewhere)));

            assertThat(server.sent())
                    .extracting(Sent::line)
                    .containsExactly(
                            "POST /api/v1/namespaces/own/configmaps",
                            "POST /api/v1/namespaces/elsewhere/configmaps",
                            "POST /api/v1/namespaces/elsewhere/configmaps",
                            "PUT /api/v1/namespaces/elsewhere/configmaps/a",
                            "PATCH /api/v1/namespaces/own/configmaps/a?fieldManager=coxswain",
                            "DELETE /api/v1/namespaces/elsewhere/configmaps/a");
        }
    }

    @Test
    @Tag("fault-83")
    void failsAtTheCallWhereAWriteMakesNoSense() {
        ConfigMap nameless = ConfigMap.of(c -> c.metadata(m -> m.generateName("a-")));
        ConfigMap read =
                MAP.with(c -> c.metadata(m -> m.managedFields(List.of(ManagedFieldsEntry.of(e -> e.manager("x"))))));
        try (Exchanges server = Exchanges.answering(STORED)) {
            Api<ConfigMap> maps = maps(server);
            assertRefused(
                    () -> maps.create(ConfigMap.EMPTY),
                    "to create configmaps the object needs a name, or a generateName");
            assertRefused(
                    () -> maps.create(MAP.with(c -> c.metadata(m -> m.namespace("other")))),
                    "the object is of the namespace \"other\", and this Api writes to \"shop\": use api.namespace(\"other\")");
            assertRefused(
                    () -> server.client()
                            .api(Node.TYPE)
                            .create(Node.of(n -> n.metadata(m -> m.name("n").namespace("x")))),
                    "nodes do not live in namespaces, but the object names \"x\"");
            assertRefused(
                    () -> maps.update(nameless), "metadata.name is missing; only create accepts generateName instead");
            assertRefused(
                    () -> maps.apply(nameless), "metadata.name is missing; only create accepts generateName instead");
            assertRefused(
                    () -> maps.getOrCreate(nameless),
                    "metadata.name is missing; only create accepts generateName instead");
            assertRefused(() -> maps.apply(read), "the object holds managedFields, so it was read from a server");
            assertRefused(() -> maps.delete("a/b"), "the name may not hold '/'");
            assertRefused(() -> maps.update(MAP.with(c -> c.metadata(m -> m.name("..")))), "the name may not be '..'");
            assertRefused(() -> maps.patch("%2f", Patch.merge("{}")), "the name may not hold '%'");
            assertRefused(() -> maps.edit("", m -> m), "the name is empty");
            assertRefused(() -> maps.waitFor("a/b", m -> true, Duration.ZERO), "the name may not hold '/'");
            assertRefused(
                    () -> server.client().api(Namespace.TYPE).deleteCollection(w -> {}),
                    "servers do not deletecollection namespaces, only create, delete, get, list, patch, update, watch");
            assertRefused(
                    () -> maps.metadata().create(PartialObjectMetadata.EMPTY), "servers do not create configmaps");
            assertRefused(() -> maps.metadata().apply(PartialObjectMetadata.EMPTY), "metadata.name is missing");
            assertRefused(
                    () -> maps.create(MAP, o -> o.fieldManager(" ")), "a field manager's name has 1 to 128 characters");
            assertRefused(
                    () -> maps.delete("a", o -> o.gracePeriod(Duration.ofSeconds(-1))), "the grace period is negative");
            assertRefused(() -> maps.list(o -> o.labels("a in (")), "");
            assertRefused(() -> maps.watch(o -> o.fields("a")), "");
            assertThat(server.sent()).isEmpty();
        }
    }

    @Test
    void doesNothingBeforeItIsSubscribedToAndEverythingAgainIfItIsAgain() {
        try (Exchanges server = Exchanges.answering(STORED)) {
            Api<ConfigMap> maps = maps(server);
            List<Publisher<?>> calls = List.of(
                    maps.create(MAP),
                    maps.update(MAP),
                    maps.apply(MAP),
                    maps.patch("a", Patch.merge("{}")),
                    maps.delete("a"));
            assertThat(server.sent()).isEmpty();

            calls.forEach(WriteTest::run);
            calls.forEach(WriteTest::run);
            assertThat(server.sent()).hasSize(2 * calls.size());
        }
    }

    @Test
    @Tag("fault-88")
    void sendsUnknownFieldsBack() {
        String known = "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"a\",\"later\":{\"x\":1.10}}}";
        try (Exchanges server = Exchanges.answering(known)) {
            run(server.client().api(Pod.TYPE).edit("a", pod -> pod.with(p -> p.metadata(m -> m.putLabels("k", "v")))));

            assertThat(server.sent().get(1).body())
                    .contains("\"later\":{\"x\":1.10}")
                    .contains("\"k\":\"v\"");
        }
    }

    private static void assertRefused(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessageStartingWith(message);
    }

    private static void assertSent(Sent sent, String line, String contentType, String body) {
        assertThat(sent.line()).isEqualTo(line);
        assertThat(sent.headers().getAll("Content-Type")).containsExactly(contentType);
        assertThat(sent.headers().getAll("Accept")).containsExactly("application/json");
        assertThat(sent.body()).isEqualTo(body);
    }

    private static void run(Publisher<?> call) {
        StepVerifier.create(call).thenConsumeWhile(each -> true).verifyComplete();
    }

    private static Api<ConfigMap> maps(Exchanges server) {
        return server.client().api(ConfigMap.TYPE).namespace("shop");
    }
}
