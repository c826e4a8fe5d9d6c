package io.coxswain.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.testing.ScriptedServer;
import io.coxswain.model.core.v1.Pod;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.internal.PlatformDependent;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.netty.http.server.HttpServerResponse;

/** Whoever lists more than fits into the heap, ten at a time, holds no more of it than that. */
class SlowListTest {
    private static final int PODS = 10_000;
    private static final int TAKEN = 3_000;

    /** What sockets and what reads ahead of them hold, whatever the list is: the list itself is five times that. */
    private static final long AHEAD = 16L << 20;

    private static final String FILLER = "x".repeat(7_500);

    private final AtomicLong sent = new AtomicLong();

    @Test
    void memoryStaysFlatAndTheServerWaits() throws Exception {
        try (ScriptedServer server = ScriptedServer.start((request, response) -> pods(response));
                KubeClient client = KubeClient.of(server.config().build())) {
            Tens tens = new Tens();
            client.api(Pod.TYPE).namespace("shop").list().subscribe(tens);

            tens.take(10);
            awaitStall();
            long atFirst = sent.get();
            long heap = heap();
            assertThat(atFirst).isLessThan(AHEAD);

            for (int taken = 10; taken < TAKEN; taken += 10) {
                tens.take(10);
            }
            awaitStall();

            assertThat(tens.taken).hasValue(TAKEN);
            assertThat(sent.get() - atFirst).isLessThan((long) TAKEN * pod(0).length() + AHEAD);
            assertThat(heap() - heap).as("bytes of the heap").isLessThan(AHEAD);
            assertThat(PlatformDependent.usedDirectMemory()).as("direct memory").isLessThan(2 * AHEAD);
            assertThat(sent.get())
                    .as("bytes of a list that is not read to its end")
                    .isLessThan((long) PODS * FILLER.length());

            tens.cancel();
            server.awaitNoExchange();
        }
    }

    /** One page, whatever was asked for. */
    private Publisher<Void> pods(HttpServerResponse response) {
        Flux<ByteBuf> body = Flux.range(0, PODS + 1).map(i -> {
            String text = i == 0 ? "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{},\"items\":[" : "";
            text += i == PODS ? pod(i) + "]}" : pod(i) + ",";
            sent.addAndGet(text.length());
            return Unpooled.wrappedBuffer(text.getBytes(UTF_8));
        });
        return response.header("Content-Type", "application/json").send(body);
    }

    private static String pod(int i) {
        return "{\"metadata\":{\"name\":\"p" + i + "\",\"annotations\":{\"a\":\"" + i + FILLER + "\"}}}";
    }

    /** Until the server has no more room to send into: as long as it goes on, so does this. */
    private void awaitStall() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        long before = -1;
        for (int quiet = 0; quiet < 5; quiet = sent.get() == before ? quiet + 1 : 0) {
            before = sent.get();
            assertThat(System.nanoTime()).as("the server sends on and on").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** The least of a few collections, since one may come too early. */
    private static long heap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    private static final class Tens extends BaseSubscriber<Pod> {
        final AtomicInteger taken = new AtomicInteger();
        private final Semaphore arrived = new Semaphore(0);

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            // Asks when it is told to.
        }

        @Override
        protected void hookOnNext(Pod pod) {
            taken.incrementAndGet();
            arrived.release();
        }

        void take(int count) throws InterruptedException {
            request(count);
            assertThat(arrived.tryAcquire(count, 20, TimeUnit.SECONDS)).isTrue();
        }
    }
}
