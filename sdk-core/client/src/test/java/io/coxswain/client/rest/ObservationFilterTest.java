package io.coxswain.client.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.testing.RawServer;
import io.coxswain.client.testing.ScriptedServer;
import io.coxswain.model.core.v1.Pod;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import io.micrometer.observation.transport.SenderContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class ObservationFilterTest {
    private static final KubeRequest GET = KubeRequest.builder(Verb.GET, Pod.TYPE)
            .namespace("shop")
            .name("web")
            .build();

    private final TestObservationRegistry registry = TestObservationRegistry.create();

    @Test
    void tellsWhatWasAskedAndAnswered() {
        try (ScriptedServer server = ScriptedServer.answering(200, "{}");
                RestClient client = client(server)) {
            client.bytes(GET).block();
        }
        assertOne()
                .hasContextualNameEqualTo("get pods")
                .hasLowCardinalityKeyValue("verb", "get")
                .hasLowCardinalityKeyValue("group", "core")
                .hasLowCardinalityKeyValue("resource", "pods")
                .hasLowCardinalityKeyValue("subresource", "none")
                .hasLowCardinalityKeyValue("code", "200")
                .hasHighCardinalityKeyValue("namespace", "shop")
                .hasHighCardinalityKeyValue("name", "web")
                .doesNotHaveError();
    }

    @Test
    void tellsRefusalsAndRepetitions() {
        AtomicInteger answers = new AtomicInteger();
        try (ScriptedServer server = ScriptedServer.start((request, response) ->
                        ScriptedServer.json(response, answers.incrementAndGet() < 3 ? 500 : 404, "{}"));
                RestClient client = client(server)) {
            client.bytes(GET).as(StepVerifier::create).verifyError(NotFoundException.class);
        }
        assertOne().hasLowCardinalityKeyValue("code", "404").hasError();
        TestObservationRegistryAssert.assertThat(registry)
                .hasObservationWithNameEqualTo("kubernetes.client.requests")
                .that()
                .hasEvent("retry");
    }

    @Test
    void tellsRepetitionsAfterTheConnectionWasLost() {
        AtomicInteger connections = new AtomicInteger();
        RawServer.Script script = out -> {
            if (connections.incrementAndGet() == 3) {
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII));
            }
        };
        AtomicInteger repetitions = new AtomicInteger();
        registry.observationConfig().observationHandler(new ObservationHandler<Observation.Context>() {
            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }

            @Override
            public void onEvent(Observation.Event event, Observation.Context context) {
                repetitions.incrementAndGet();
            }
        });
        try (RawServer server = RawServer.start(script);
                RestClient client = client(KubeConfig.builder(server.url()).build())) {
            client.bytes(GET).block();
        }
        assertThat(repetitions).hasValue(2);
    }

    @Test
    void tellsThatNobodyWaited() throws InterruptedException {
        try (ScriptedServer server = ScriptedServer.start((request, response) -> Mono.never());
                RestClient client = client(server)) {
            var waiting = client.bytes(GET).subscribe();
            ScriptedServer.await("requests", server.requests()::size, 1);
            waiting.dispose();
            assertOne().hasLowCardinalityKeyValue("code", "CANCELLED").doesNotHaveError();
        }
    }

    @Test
    void sendsTheTraceAndKnowsItsParent() {
        registry.observationConfig().observationHandler(new Tracing());
        try (ScriptedServer server = ScriptedServer.answering(200, "{}");
                RestClient client = client(server)) {
            Observation parent = Observation.start("parent", registry);
            client.bytes(GET)
                    .contextWrite(c -> c.put("micrometer.observation", parent))
                    .block();
            parent.stop();
            assertThat(server.requests())
                    .singleElement()
                    .satisfies(sent ->
                            assertThat(sent.headers().get("traceparent")).isEqualTo("00-parent"));
        }
    }

    /** An observation has stopped when the subscriber hears of the end: nobody has to wait for it. */
    private TestObservationRegistryAssert.TestObservationRegistryAssertReturningObservationContextAssert assertOne() {
        return TestObservationRegistryAssert.assertThat(registry)
                .hasObservationWithNameEqualTo("kubernetes.client.requests")
                .that()
                .hasBeenStarted()
                .hasBeenStopped();
    }

    private RestClient client(ScriptedServer server) {
        return client(server.config().build());
    }

    private RestClient client(KubeConfig config) {
        return RestClient.of(
                Mono.just(config),
                ClientOptions.of(o -> o.filter(ObservationFilter.of(registry))
                        .retry(RetryPolicy.of(r -> r.backoff(attempt -> Duration.ofMillis(1))))));
    }

    /** Writes the parent's name where a real tracer writes its span. */
    private static final class Tracing implements ObservationHandler<SenderContext<Object>> {
        @Override
        public void onStart(SenderContext<Object> context) {
            var parent = context.getParentObservation();
            context.getSetter()
                    .set(
                            context.getCarrier(),
                            "traceparent",
                            "00-"
                                    + (parent == null
                                            ? "none"
                                            : parent.getContextView().getName()));
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return context instanceof SenderContext;
        }
    }
}
