package io.coxswain.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.rest.FrameTooLargeException;
import io.coxswain.client.rest.Framer;
import io.coxswain.client.rest.KubeRequest;
import io.coxswain.client.rest.RestClient;
import io.coxswain.client.rest.Verb;
import io.coxswain.client.testing.Exchanges;
import io.coxswain.client.testing.ScriptedServer;
import io.coxswain.model.apiextensions.v1.CustomResourceDefinition;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.core.v1.ConfigMap;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Servers that answer with more than anybody can hold, or that are none of ours. */
class HostileAnswersTest {
    private static final KubeRequest VERSION = KubeRequest.path(Verb.GET, "version");

    @Test
    @Tag("fault-89")
    @Tag("security-caps")
    void mayNotNestWithoutEnd() {
        int depth = 100_000;
        String unknown = "{\"metadata\":{\"name\":\"a\"},\"later\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
        // A schema holds schemas: here it is objects of the model that would nest.
        String known = "{\"metadata\":{\"name\":\"a\"},\"spec\":{\"versions\":[{\"schema\":{\"openAPIV3Schema\":"
                + "{\"not\":".repeat(depth) + "{}" + "}".repeat(depth) + "}}]}}";
        try (Exchanges server = Exchanges.answering(unknown)) {
            assertTooDeep(server.client().coreV1().configMaps("shop").get("a"));
        }
        try (Exchanges server = Exchanges.answering(known)) {
            assertTooDeep(server.client().api(CustomResourceDefinition.TYPE).get("a"));
        }
    }

    private static void assertTooDeep(Mono<?> answer) {
        answer.as(StepVerifier::create)
                .verifyErrorSatisfies(e ->
                        assertThat(e).isInstanceOf(DecodingException.class).hasMessageContaining("nested deeper than"));
    }

    @Test
    @Tag("fault-89")
    void loseNoDigitOfANumber() {
        String numbers = "{\"a\":" + "9".repeat(500) + ",\"b\":1.10,\"c\":0." + "1".repeat(300) + ",\"d\":1e400}";
        String stored = "{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"a\"},\"later\":"
                + numbers + "}";
        try (Exchanges server = Exchanges.answering(stored)) {
            Api<ConfigMap> maps = server.client().coreV1().configMaps("shop");
            maps.edit("a", map -> map.with(m -> m.putData("k", "v")))
                    .as(StepVerifier::create)
                    .expectNextCount(1)
                    .verifyComplete();

            assertThat(server.sent().get(1).body()).contains("\"later\":" + numbers);
        }
    }

    @Test
    @Tag("security-caps")
    void mayNotBeLargerThanALimit() {
        String mebibyte = " ".repeat(1 << 20);
        try (ScriptedServer server = ScriptedServer.start((request, response) ->
                        response.sendString(Flux.<String>generate(sink -> sink.next(mebibyte))));
                KubeClient client = KubeClient.of(server.config().build())) {
            client.rest().bytes(VERSION).as(StepVerifier::create).verifyError(FrameTooLargeException.class);
            client.coreV1()
                    .configMaps("shop")
                    .get("a")
                    .as(StepVerifier::create)
                    .verifyError(FrameTooLargeException.class);
            client.coreV1()
                    .configMaps("shop")
                    .watch()
                    .as(StepVerifier::create)
                    .verifyError(FrameTooLargeException.class);
            assertThat(Framer.DEFAULT_MAX_FRAME).isLessThan(1 << 30);
        }
    }

    /** Whatever a request says of its server, it goes to the one that the configuration names, with that one's credentials. */
    @Test
    @Tag("security-origin")
    void areNotAskedFor() {
        try (ScriptedServer other = ScriptedServer.answering(200, "{}");
                ScriptedServer server = ScriptedServer.answering(200, "{}")) {
            KubeConfig config = server.config().token("hunter2").build();
            try (RestClient client = RestClient.of(Mono.just(config))) {
                KubeRequest elsewhere = VERSION.resolve(URI.create(other.url()), "shop");
                assertThat(elsewhere.url()).startsWith(other.url());

                client.bytes(elsewhere)
                        .as(StepVerifier::create)
                        .expectNextCount(1)
                        .verifyComplete();

                assertThat(server.requests())
                        .singleElement()
                        .satisfies(sent ->
                                assertThat(sent.headers().get("Authorization")).isEqualTo("Bearer hunter2"));
                assertThat(other.connectionsEver()).isZero();
            }
        }
    }
}
