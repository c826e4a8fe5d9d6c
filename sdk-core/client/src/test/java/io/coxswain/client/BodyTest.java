package io.coxswain.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.rest.ApiException;
import io.coxswain.client.rest.ConflictException;
import io.coxswain.client.testing.Exchanges;
import io.coxswain.client.testing.Exchanges.Sent;
import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.core.v1.ConfigMap;
import io.coxswain.model.core.v1.Secret;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** In which form objects are sent. */
class BodyTest {
    private static final String PROTOBUF = "application/vnd.kubernetes.protobuf";
    private static final String STORED = "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\"}}";
    private static final ConfigMap MAP =
            ConfigMap.of(c -> c.metadata(m -> m.name("a")).putData("k", "v"));

    @Test
    void isProtobufIfItIsNotSwitchedOff() {
        try (Exchanges server = Exchanges.answering(STORED)) {
            create(server, true, MAP);
            create(server, false, MAP);

            assertThat(server.sent().get(0).headers().get("Content-Type")).isEqualTo(PROTOBUF);
            assertThat(server.sent().get(0).headers().get("Accept")).isEqualTo(PROTOBUF + ", application/json");
            assertThat(server.sent().get(0).body()).startsWith("k8s\0");
            assertThat(server.sent().get(1).headers().get("Content-Type")).isEqualTo("application/json");
            assertThat(server.sent().get(1).headers().get("Accept")).isEqualTo("application/json");
        }
    }

    @Test
    @Tag("fault-88")
    void isInTheFormInWhichUnknownFieldsCame() {
        ConfigMap fromJson = ConfigMap.CODEC.fromJson(
                STORED.replace("{\"name\"", "{\"later\":1,\"name\"").getBytes(UTF_8));
        // Field 30, of whichever later version.
        byte[] message = {(byte) 0xf2, 0x01, 5, 'l', 'a', 't', 'e', 'r'};
        ConfigMap fromProtobuf = ConfigMap.CODEC.fromMessage(message, 0, message.length, DecodeOptions.DEFAULT);
        try (Exchanges server = Exchanges.answering(STORED)) {
            create(server, true, fromJson);
            create(server, true, fromProtobuf.with(c -> c.metadata(m -> m.name("a"))));

            assertThat(server.sent().get(0).headers().get("Content-Type")).isEqualTo("application/json");
            assertThat(server.sent().get(0).body()).contains("\"later\":1");
            assertThat(server.sent().get(1).headers().get("Content-Type")).isEqualTo(PROTOBUF);
            assertThat(server.sent().get(1).body()).contains("later");
        }
    }

    @Test
    void isSentAgainInJsonToServersThatReadNothingElse() {
        try (Exchanges server =
                Exchanges.answering(Exchanges.status(415, "UnsupportedMediaType", "a"), Exchanges.ok(STORED))) {
            create(server, true, MAP);

            assertThat(server.sent())
                    .extracting(sent -> sent.headers().get("Content-Type"))
                    .containsExactly(PROTOBUF, "application/json");
            assertThat(server.sent()).extracting(Sent::line).containsOnly("POST /api/v1/namespaces/shop/configmaps");
        }
    }

    @Test
    void isJsonAtOnceForAResourceWhoseServerHasTakenNothingElse() {
        try (Exchanges server = Exchanges.answering(
                        Exchanges.status(415, "UnsupportedMediaType", "a"),
                        Exchanges.status(409, "Conflict", "a"),
                        Exchanges.status(415, "UnsupportedMediaType", "a"),
                        Exchanges.ok(STORED));
                KubeClient client = KubeClient.of(server.server().config().build())) {
            Api<ConfigMap> maps = client.coreV1().configMaps("shop");
            maps.create(MAP).as(StepVerifier::create).verifyError(ConflictException.class);
            for (int i = 0; i < 3; i++) {
                maps.create(MAP).as(StepVerifier::create).expectNextCount(1).verifyComplete();
            }
            client.coreV1()
                    .secrets("shop")
                    .create(Secret.of(s -> s.metadata(m -> m.name("a"))))
                    .as(StepVerifier::create)
                    .verifyError();

            assertThat(server.sent())
                    .extracting(sent -> sent.headers().get("Content-Type"))
                    .as(
                            "a refusal of the object does not tell which forms are read, and another resource is another server's")
                    .containsExactly(
                            PROTOBUF,
                            "application/json",
                            PROTOBUF,
                            "application/json",
                            "application/json",
                            "application/json",
                            PROTOBUF);
        }
    }

    @Test
    void isNotSentTwiceInJson() {
        try (Exchanges server = Exchanges.answering(Exchanges.status(415, "UnsupportedMediaType", "a"));
                KubeClient client =
                        KubeClient.of(server.server().config().protobuf(false).build())) {
            client.coreV1()
                    .configMaps("shop")
                    .create(MAP)
                    .as(StepVerifier::create)
                    .verifyError(ApiException.class);

            assertThat(server.sent()).hasSize(1);
        }
    }

    private static void create(Exchanges server, boolean protobuf, ConfigMap map) {
        try (KubeClient client =
                KubeClient.of(server.server().config().protobuf(protobuf).build())) {
            client.coreV1()
                    .configMaps("shop")
                    .create(map)
                    .as(StepVerifier::create)
                    .expectNextCount(1)
                    .verifyComplete();
        }
    }
}
