package io.coxswain.client.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingOperationError;

/** Fails a test class in which a thread blocked that must not. It is on for all of them, without being named. */
public final class BlockingCheck implements AfterAllCallback {
    private static final Queue<String> BLOCKED = new ConcurrentLinkedQueue<>();

    // Has to come before the first scheduler: a thread that is parked already would be blamed for it when it wakes up.
    static {
        BlockHound.builder()
                .loadIntegrations()
                // Netty guards a magazine that it gives up by a lock, for a few instructions.
                .allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator", "allocate")
                // Reading a file blocks, though BlockHound does not say so by itself.
                .markAsBlocking(
                        Files.class,
                        "newInputStream",
                        "(Ljava/nio/file/Path;[Ljava/nio/file/OpenOption;)Ljava/io/InputStream;")
                .blockingMethodCallback(method -> {
                    BLOCKED.add(Thread.currentThread().getName() + ": " + method);
                    throw new BlockingOperationError(method);
                })
                .install();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        assertThat(blockingCalls()).as("calls that blocked a thread").isEmpty();
    }

    /** What has blocked since the last call. */
    public static List<String> blockingCalls() {
        List<String> calls = new ArrayList<>();
        for (String call = BLOCKED.poll(); call != null; call = BLOCKED.poll()) {
            calls.add(call);
        }
        return calls;
    }
}
