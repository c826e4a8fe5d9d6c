package io.coxswain.samples.kctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GetArgumentsTest {
    private static GetArguments of(String words) {
        return GetArguments.of(CommandLine.parse(Command.GET, words.isEmpty() ? List.of() : List.of(words.split(" "))));
    }

    private static String targets(String words) {
        return of(words).targets().stream()
                .map(target -> target.type() + " " + target.names())
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pods                     | pods.v1 []",
                "po,svc,deploy            | pods.v1 [], services.v1 [], deployments.v1.apps []",
                "pods web-1 web-2         | pods.v1 [web-1, web-2]",
                "pods,services web        | pods.v1 [web], services.v1 [web]",
                "pod/web-1                | pods.v1 [web-1]",
                "pod/a svc/b              | pods.v1 [a], services.v1 [b]",
                "deployments.apps/web     | deployments.v1.apps [web]"
            })
    void readsWhatIsToBeGot(String words, String targets) {
        assertThat(targets(words)).isEqualTo(targets);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                | Required resource not specified.",
                "pods,             | the server doesn't have a resource type \"\"",
                "foo               | the server doesn't have a resource type \"foo\"",
                "pods -A x         | a resource cannot be retrieved by name across all namespaces",
                "pods x -l a=b     | name cannot be provided when a selector is specified",
                "pod/x -l a=b      | name cannot be provided when a selector is specified",
                "pods x --field-selector a=b | name cannot be provided when a selector is specified",
                "pods,services -w  | you may only specify a single resource type",
                "pods a b -w       | watch is only supported on one object or on all of a kind",
                "pods -o xml       | unable to match a printer suitable for the output format \"xml\"",
                "pod/a svc         | there is no need to specify a resource type as a separate argument",
                "pod/              | arguments in resource/name form must have a single resource and name",
                "/a                | arguments in resource/name form must have a single resource and name",
                "pod/a/b           | arguments in resource/name form must have a single resource and name",
                "pods --rate 0     | --rate is the number of objects a second: at least 1",
                "pods --rate x     | invalid argument \"x\" for \"--rate\" flag",
                "pods --chunk-size -1 | invalid argument \"-1\" for \"--chunk-size\" flag"
            })
    void refusesWhatMakesNoSense(String words, String message) {
        assertThatThrownBy(() -> of(words)).isInstanceOf(UsageException.class).hasMessageStartingWith(message);
    }

    @Test
    void restsBetweenObjects() {
        assertThat(of("pods").pause()).isEmpty();
        assertThat(of("pods --rate 10").pause()).contains(Duration.ofMillis(100));
        assertThat(of("pods --rate 3").pause()).contains(Duration.ofNanos(333_333_333));
    }

    @Test
    void knowsWhetherOneObjectIsMeant() {
        assertThat(of("pods a").isOneObject()).isTrue();
        assertThat(of("pod/a").isOneObject()).isTrue();
        assertThat(of("pods").isOneObject()).isFalse();
        assertThat(of("pods a b").isOneObject()).isFalse();
        assertThat(of("pod/a pod/b").isOneObject()).isFalse();
    }
}
