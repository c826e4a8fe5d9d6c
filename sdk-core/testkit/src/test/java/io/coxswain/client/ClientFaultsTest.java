package io.coxswain.client;

import static io.coxswain.testkit.Direction.TO_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.config.PemSource;
import io.coxswain.client.rest.ApiException;
import io.coxswain.client.rest.CutOffException;
import io.coxswain.client.rest.GoneException;
import io.coxswain.client.rest.NotFoundException;
import io.coxswain.client.rest.RetryPolicy;
import io.coxswain.client.rest.TransportException;
import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.meta.v1.Status;
import io.coxswain.testkit.Answer;
import io.coxswain.testkit.Direction;
import io.coxswain.testkit.Expected;
import io.coxswain.testkit.Fault;
import io.coxswain.testkit.FaultPlan;
import io.coxswain.testkit.FaultProxy;
import io.coxswain.testkit.Gate;
import io.coxswain.testkit.ScriptedServer;
import io.coxswain.testkit.TestAuthority;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** The client among servers and networks that fail. */
class ClientFaultsTest {
    private static final String PODS = "/api/v1/namespaces/shop/pods";
    private static final Pod A = Pod.of(p -> p.metadata(m -> m.name("a").resourceVersion("1")));
    private static final Pod B = Pod.of(p -> p.metadata(m -> m.name("b").resourceVersion("2")));
    private static final WatchEvent<Pod> ADDED = new WatchEvent<>(WatchEvent.Type.ADDED, A);
    private static final WatchEvent<Pod> MODIFIED = new WatchEvent<>(WatchEvent.Type.MODIFIED, B);

    private static final Status GONE =
            Status.of(s -> s.status("Failure").code(410).reason("Expired").message("too old"));

    @Test
    void readsWhatAServerScripts() {
        try (ScriptedServer server = ScriptedServer.start();
                KubeClient client = KubeClient.of(server.config().build())) {
            server.expect(Expected.get(PODS + "/a"), Answer.object(A))
                    .expect(Expected.get(PODS + "/b"), Answer.notFound(Pod.TYPE, "b"))
                    .expect(Expected.get(PODS), Answer.list(Pod.TYPE, "9", A, B))
                    .expect(
                            Expected.get(PODS).query("watch", "true"),
                            Answer.watch().event(ADDED).event(MODIFIED));
            Api<Pod> pods = pods(client);

            pods.get("a").as(StepVerifier::create).expectNext(A).verifyComplete();
            pods.get("b").as(StepVerifier::create).verifyError(NotFoundException.class);
            pods.list().as(StepVerifier::create).expectNext(A, B).verifyComplete();
            pods.watch().as(StepVerifier::create).expectNext(ADDED, MODIFIED).verifyComplete();

            server.verify();
            server.openExchanges().await(0);
        }
    }

    @Test
    @Tag("fault-01")
    void takesAnExpiredWatchForTheSameHoweverItIsTold() {
        try (ScriptedServer server = ScriptedServer.start();
                KubeClient client = KubeClient.of(server.config().build())) {
            server.expect(Expected.anything(), Answer.expired())
                    .expect(Expected.anything(), Answer.watch().error(GONE).thenStall());
            for (int i = 0; i < 2; i++) {
                pods(client).watch().as(StepVerifier::create).verifyError(GoneException.class);
            }
            server.verify();
            server.openExchanges().await(0);
        }
    }

    @Test
    @Tag("fault-03")
    void deliversNoFragmentOfAWatchThatIsCutAtAnyByte() {
        String event = "{\"type\":\"ADDED\",\"object\":{\"metadata\":{\"name\":\"a\"}}}\n";
        try (ScriptedServer server = ScriptedServer.start();
                KubeClient client = KubeClient.of(server.config().build())) {
            for (int n = 0; n < event.length() - 1; n++) {
                String fragment = event.substring(0, n);
                server.expect(Expected.anything(), Answer.of(200).untilClose().write(event + fragment));
                StepVerifier.Step<WatchEvent<Pod>> first =
                        pods(client).watch().as(StepVerifier::create).expectNextCount(1);
                // The last byte but one ends the object: what lacks is its newline.
                if (n == 0) {
                    first.verifyComplete();
                } else {
                    first.verifyErrorMatches(e -> e instanceof CutOffException);
                }
                server.expect(
                        Expected.anything(),
                        Answer.of(200).chunked().write(event + fragment).thenClose());
                pods(client)
                        .watch()
                        .as(StepVerifier::create)
                        .expectNextCount(1)
                        .verifyErrorMatches(e -> e instanceof TransportException || e instanceof CutOffException);
            }
            server.verify();
        }
    }

    @Test
    @Tag("fault-13")
    void stopsReadingWhenItsSubscriberDoes() {
        String event = "{\"type\":\"ADDED\",\"object\":{\"metadata\":{\"name\":\"" + "a".repeat(8_000) + "\"}}}\n";
        try (ScriptedServer server = ScriptedServer.answering(Answer.of(200).repeat(Long.MAX_VALUE, event));
                KubeClient client = KubeClient.of(server.config().build())) {
            StepVerifier.create(pods(client).watch(), 1)
                    .expectNextCount(1)
                    .then(() -> assertThat(server.bytesWritten()
                                    .settled(Duration.ofMillis(300))
                                    .block(Duration.ofSeconds(10)))
                            .isLessThan(32 << 20))
                    .thenCancel()
                    .verify();
            server.openConnections().await(0);
        }
    }

    @Test
    @Tag("fault-18")
    void closesTheSocketOfAWatchThatIsCancelledBehindAStalledNetwork() {
        try (ScriptedServer server =
                        ScriptedServer.answering(Answer.watch().event(ADDED).thenStall());
                FaultProxy proxy = FaultProxy.to(server.url());
                KubeClient client = KubeClient.of(proxy.config().build())) {
            pods(client)
                    .watch()
                    .as(StepVerifier::create)
                    .expectNext(ADDED)
                    .then(() -> proxy.inject(TO_CLIENT, Fault.stall()))
                    .thenCancel()
                    .verify();
            proxy.clients().await(0);
            server.openExchanges().await(0);
        }
    }

    @Test
    void failsReadablyWhenItsConnectionIsResetAtAnyByteOfTheAnswer() {
        try (ScriptedServer server = ScriptedServer.answering(Answer.object(A));
                FaultProxy proxy = FaultProxy.to(server.url());
                KubeClient client = withoutRetries(server.config().build())) {
            pods(client).get("a").as(StepVerifier::create).expectNextCount(1).verifyComplete();
            long whole = server.bytesWritten().value();
            for (int n = 0; n < whole; n++) {
                proxy.inject(TO_CLIENT, Fault.reset().at(n));
                try (KubeClient cutOff = withoutRetries(proxy.config().build())) {
                    pods(cutOff).get("a").as(StepVerifier::create).verifyError(TransportException.class);
                }
            }
            proxy.clients().await(0);
        }
    }

    @Test
    @Tag("fault-74")
    @Tag("security-redirect")
    void followsNoRedirect() {
        try (ScriptedServer other = ScriptedServer.answering(Answer.object(A));
                ScriptedServer server = ScriptedServer.start();
                KubeClient client =
                        KubeClient.of(server.config().token("hunter2").build())) {
            List<Integer> redirects = List.of(301, 302, 303, 307, 308);
            for (int status : redirects) {
                server.expect(Expected.anything(), Answer.redirect(status, other.url() + PODS + "/a"));
                pods(client).get("a").as(StepVerifier::create).verifyError(ApiException.class);
            }
            server.verify();
            assertThat(other.connections().value()).isZero();
        }
    }

    @Test
    @Tag("fault-85")
    void takesANewConnectionWhenTheServerHasClosedTheOldOne() {
        try (ScriptedServer server = ScriptedServer.answering(Answer.object(A));
                KubeClient client = KubeClient.of(server.config().build())) {
            for (int i = 1; i <= 3; i++) {
                pods(client).get("a").as(StepVerifier::create).expectNext(A).verifyComplete();
                server.closeConnections();
                server.openConnections().await(0);
            }
            assertThat(server.requestsOn(3)).hasSize(1);
        }
    }

    @Test
    @Tag("security-hostname")
    void believesNoCertificateForAnotherHost() {
        TestAuthority authority = new TestAuthority("authority");
        try (ScriptedServer server = ScriptedServer.start(o -> o.tls(authority.issue("server", "other.example")));
                KubeClient client = withoutRetries(server.config()
                        .certificateAuthority(authority.certificate())
                        .build())) {
            pods(client).get("a").as(StepVerifier::create).verifyError(TransportException.class);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void worksThroughProxiesThatPassTlsOnAndThatEndIt() {
        Gate gate = new Gate();
        try (ScriptedServer server = ScriptedServer.start(ScriptedServer.Builder::tls)) {
            server.always(Expected.get(PODS + "/a"), Answer.object(A))
                    .always(
                            Expected.get(PODS).query("watch", "true"),
                            Answer.watch().event(ADDED).pauseUntil(gate).event(MODIFIED));
            PemSource authority = Objects.requireNonNull(server.config().build().certificateAuthority());
            try (FaultProxy passing = FaultProxy.to(server.url());
                    FaultProxy ending = FaultProxy.terminatingTls(server.url(), authority);
                    KubeClient one = KubeClient.of(
                            passing.config().certificateAuthority(authority).build());
                    KubeClient two = KubeClient.of(ending.config().build())) {
                passing.inject(FaultPlan.bothWays(Fault.pieces(7)));
                ending.inject(FaultPlan.bothWays(Fault.pieces(1)));
                for (KubeClient client : List.of(one, two)) {
                    pods(client).get("a").as(StepVerifier::create).expectNext(A).verifyComplete();
                    pods(client)
                            .watch()
                            .as(StepVerifier::create)
                            .expectNext(ADDED)
                            .then(gate::open)
                            .expectNext(MODIFIED)
                            .verifyComplete();
                }
                assertThat(ending.bytes(Direction.TO_SERVER).value())
                        .as("requests in clear text")
                        .isLessThan(passing.bytes(Direction.TO_SERVER).value());
                ending.inject(TO_CLIENT, Fault.insert("rubbish").at(0));
                try (KubeClient third = withoutRetries(ending.config().build())) {
                    pods(third).get("a").as(StepVerifier::create).verifyError(TransportException.class);
                }
            }
        }
    }

    private static KubeClient withoutRetries(KubeConfig config) {
        return KubeClient.of(Mono.just(config), o -> o.retry(RetryPolicy.NEVER));
    }

    private static Api<Pod> pods(KubeClient client) {
        return client.api(Pod.TYPE).namespace("shop");
    }
}
