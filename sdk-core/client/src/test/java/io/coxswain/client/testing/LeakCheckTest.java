package io.coxswain.client.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.rest.ClientOptions;
import io.coxswain.client.rest.ExchangeFilter;
import io.coxswain.client.rest.KubeRequest;
import io.coxswain.client.rest.RestClient;
import io.coxswain.client.rest.Verb;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class LeakCheckTest {

    @Test
    void seesBuffersThatAreNotReleased() throws InterruptedException {
        dropTwoBuffers();

        assertThat(LeakCheck.leaks()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void staysSilentAboutReleasedOnes() throws InterruptedException {
        LeakCheck.leaks();
        ByteBufAllocator.DEFAULT.directBuffer(64).release();

        assertThat(LeakCheck.leaks()).isEmpty();
    }

    /** As a user's filter may do that keeps a part of an answer. */
    @Test
    void seesABufferThatAFilterOfAClientKeeps() throws InterruptedException {
        LeakCheck.leaks();
        ExchangeFilter keeping = (request, next) -> next.exchange(request).doOnNext(ByteBuf::retain);
        try (ScriptedServer server = ScriptedServer.answering(200, "{}");
                RestClient client =
                        RestClient.of(Mono.just(server.config().build()), ClientOptions.of(o -> o.filter(keeping)))) {
            client.bytes(KubeRequest.path(Verb.GET, "version"))
                    .as(StepVerifier::create)
                    .expectNextCount(1)
                    .verifyComplete();
        }

        assertThat(LeakCheck.leaks()).isNotEmpty();
    }

    private static void dropTwoBuffers() {
        ByteBufAllocator.DEFAULT.directBuffer(64).writeLong(1);
        Unpooled.directBuffer(64).writeLong(1);
    }
}
