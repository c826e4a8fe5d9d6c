package io.coxswain.client.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.coxswain.client.rest.ClientOptions;
import io.coxswain.client.rest.KubeRequest;
import io.coxswain.client.rest.Verb;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeoutsTest {
    @ParameterizedTest
    @ValueSource(strings = {"PT0.001S", "PT10S", "PT596H31M23.647S"})
    void areTakenWithinTheirLimits(Duration timeout) {
        assertThat(Timeouts.checked(timeout)).isEqualTo(timeout);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, must be positive",
        "PT-1S, must be positive",
        "PT-2562047788015215H-30M-8S, must be positive",
        "PT0.000999999S, must be between",
        "PT596H31M23.647000001S, must be between",
        "PT2562047788015215H30M7S, must be between"
    })
    void areRefusedWhereverTheyAreSet(Duration timeout, String why) {
        List<Consumer<Duration>> setters = List.of(
                t -> ClientOptions.of(o -> o.connectTimeout(t)),
                t -> ClientOptions.of(o -> o.responseTimeout(t)),
                t -> ClientOptions.of(o -> o.requestTimeout(t)),
                t -> KubeRequest.path(Verb.GET, "version").toBuilder().timeout(t),
                t -> KubeConfig.builder("https://a").connectTimeout(t),
                t -> KubeConfig.builder("https://a").responseTimeout(t),
                t -> ExecPolicy.allowAll().timeout(t));
        for (Consumer<Duration> setter : setters) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> setter.accept(timeout))
                    .withMessageStartingWith("the timeout " + why)
                    .withMessageEndingWith("but is " + timeout);
        }
    }

    @Test
    void ofNothingAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timeouts.checked(Duration.ZERO))
                .withMessage("the timeout must be positive, but is PT0S");
    }
}
