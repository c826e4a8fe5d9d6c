package io.coxswain.client.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.testing.ScriptedServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class WarningTest {

    @Test
    void readsWhatServersSend() {
        assertThat(Warning.parse(List.of(
                        "299 - \"v1 ComponentStatus is deprecated in v1.19+\"",
                        "299 host:80 \"one\", 299 - \"two \\\"quoted\\\" \\\\\" \"Wed, 21 Oct 2015 07:28:00 GMT\"")))
                .extracting(Warning::text)
                .containsExactly("v1 ComponentStatus is deprecated in v1.19+", "one", "two \"quoted\" \\");
    }

    @Test
    void passesOverWhatIsMalformed() {
        assertThat(Warning.parse(
                        List.of("", "299", "299 -", "299 - no quotes", "299 - \"open", "x - \"y\"", "299 - \"a\\")))
                .isEmpty();
        assertThat(Warning.parse(List.of("299 - \"a\u001b[31mb\u0007\""))).containsExactly(new Warning("a [31mb "));
        assertThat(Warning.parse(List.of("299 - \"" + "x".repeat(60_000) + "\"")))
                .singleElement()
                .satisfies(warning -> assertThat(warning.text()).hasSize(4097));
        assertThat(Warning.parse(List.of("299 - \"" + "\\".repeat(60_000)))).isEmpty();
    }

    @Test
    void handsEachOnOnceForAnswersAndRefusals() {
        List<Warning> seen = new ArrayList<>();
        try (ScriptedServer server = ScriptedServer.start((request, response) -> ScriptedServer.json(
                        response.addHeader("Warning", "299 - \"old\"").addHeader("Warning", "299 - \"odd\""),
                        request.uri().contains("missing") ? 404 : 200,
                        "{}"));
                RestClient client = RestClient.of(
                        Mono.just(server.config().build()), ClientOptions.of(o -> o.warnings(seen::add)))) {
            client.bytes(KubeRequest.path(Verb.GET, "missing"))
                    .onErrorComplete()
                    .block();
            client.bytes(KubeRequest.path(Verb.GET, "version")).block();
        }
        assertThat(seen).containsExactly(new Warning("old"), new Warning("odd"));
    }

    @Test
    void remembersOnlySoMany() {
        List<Warning> seen = new ArrayList<>();
        DistinctWarnings distinct = new DistinctWarnings(seen::add);
        for (int i = 0; i < 300; i++) {
            distinct.accept(new Warning("w" + i));
            distinct.accept(new Warning("w" + i));
        }
        assertThat(seen).hasSize(300);
        distinct.accept(new Warning("w0"));
        distinct.accept(new Warning("w299"));
        assertThat(seen).hasSize(301);
    }
}
