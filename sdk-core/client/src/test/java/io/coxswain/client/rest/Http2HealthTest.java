package io.coxswain.client.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.auth.TestAuthority;
import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.testing.Relay;
import io.coxswain.client.testing.ScriptedServer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class Http2HealthTest {
    private static final KubeRequest VERSION = KubeRequest.path(Verb.GET, "version");
    private static final byte[] SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0};

    private final EmbeddedChannel connection =
            new EmbeddedChannel(Http2FrameCodecBuilder.forClient().build());

    @AfterEach
    void end() {
        connection.finishAndReleaseAll();
    }

    @Test
    @Tag("fault-04")
    @Tag("fault-53")
    void closesAConnectionThatAnswersNoPing() {
        watch();
        connection.advanceTimeBy(15, TimeUnit.SECONDS);
        connection.runScheduledPendingTasks();
        assertThat(pings()).isEqualTo(1);
        assertThat(connection.isOpen()).isTrue();
        connection.advanceTimeBy(15, TimeUnit.SECONDS);
        connection.runScheduledPendingTasks();
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void asksNothingOfAConnectionThatSpeaks() {
        watch();
        for (int i = 0; i < 10; i++) {
            connection.advanceTimeBy(14, TimeUnit.SECONDS);
            connection.runScheduledPendingTasks();
            connection.writeInbound(Unpooled.wrappedBuffer(SETTINGS));
        }
        assertThat(pings()).isZero();
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void takesAnythingForAnAnswer() {
        watch();
        for (int i = 0; i < 10; i++) {
            connection.advanceTimeBy(15, TimeUnit.SECONDS);
            connection.runScheduledPendingTasks();
            connection.writeInbound(Unpooled.wrappedBuffer(SETTINGS));
        }
        assertThat(pings()).isPositive();
        assertThat(connection.isOpen()).isTrue();
    }

    private void watch() {
        connection.freezeTime();
        Http2Health.watch(connection);
        connection.releaseOutbound();
    }

    /** How many frames of this type were written; the type stands at the fourth byte, behind the length. */
    private int pings() {
        int found = 0;
        for (ByteBuf frame = connection.readOutbound(); frame != null; frame = connection.readOutbound()) {
            if (frame.readableBytes() == 17 && frame.getByte(3) == 6) {
                found++;
            }
            frame.release();
        }
        return found;
    }

    @Test
    @Tag("fault-85")
    void takesAnotherConnectionOnceOneIsDead() {
        TestAuthority authority = new TestAuthority("authority");
        try (ScriptedServer server = ScriptedServer.startHttp2(
                        authority.issue("server", "127.0.0.1"),
                        (request, response) -> ScriptedServer.json(response, 200, "{}"));
                Relay relay = new Relay(URI.create(server.url()).getPort());
                RestClient client = RestClient.of(
                        Mono.just(KubeConfig.builder("https://127.0.0.1:" + relay.port())
                                .certificateAuthority(authority.certificate())
                                .build()),
                        ClientOptions.of(o -> o.protocol(Protocol.HTTP_2)
                                .responseTimeout(Duration.ofSeconds(1))
                                .retry(RetryPolicy.NEVER)))) {
            client.bytes(VERSION).retry(5).block();
            relay.silence();
            client.bytes(VERSION).as(StepVerifier::create).verifyError(TransportException.class);
            client.bytes(VERSION)
                    .retry(3)
                    .as(StepVerifier::create)
                    .expectNextCount(1)
                    .verifyComplete();
        }
    }
}
