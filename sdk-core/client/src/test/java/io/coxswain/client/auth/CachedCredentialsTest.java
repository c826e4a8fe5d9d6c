package io.coxswain.client.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.config.Credentials;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

class CachedCredentialsTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final List<MonoSink<Credentials>> source = new CopyOnWriteArrayList<>();
    private final List<Credentials> given = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    private final CachedCredentials credentials = CachedCredentials.of(Mono.create(sink -> {
        asked.incrementAndGet();
        source.add(sink);
    }));

    @Test
    @Tag("fault-71")
    void askTheirSourceOnceForAllWhoWait() {
        for (int i = 0; i < 30; i++) {
            wait(credentials.credentials());
        }
        assertThat(asked).hasValue(1);
        source.get(0).success(bearer(1));
        assertThat(given).hasSize(30).containsOnly(bearer(1));

        for (int i = 0; i < 30; i++) {
            wait(credentials.refresh(bearer(1)));
        }
        assertThat(asked).hasValue(2);
        source.get(1).success(bearer(2));
        assertThat(given.subList(30, 60)).hasSize(30).containsOnly(bearer(2));

        // A refusal of what has been replaced since is no reason to ask.
        wait(credentials.refresh(bearer(1)));
        assertThat(given).last().isEqualTo(bearer(2));
        assertThat(asked).hasValue(2);
    }

    @Test
    void askAgainAfterAFailureThatAllHaveSeen() {
        wait(credentials.credentials());
        wait(credentials.credentials());
        source.get(0).error(new CredentialsException("no"));
        assertThat(failures).hasSize(2);

        wait(credentials.credentials());
        assertThat(asked).hasValue(2);
    }

    @Test
    void keepWhatComesAfterEverybodyHasGivenUp() {
        wait(credentials.credentials()).dispose();
        wait(credentials.credentials()).dispose();
        source.get(0).success(bearer(1));

        wait(credentials.credentials());
        assertThat(given).containsExactly(bearer(1));
        assertThat(asked).hasValue(1);
    }

    private Disposable wait(Mono<Credentials> answer) {
        return answer.subscribe(given::add, failures::add);
    }

    private static Credentials bearer(int number) {
        return Credentials.bearer("t" + number);
    }
}
