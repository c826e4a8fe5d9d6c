package io.coxswain.client;

import static io.coxswain.client.testing.Exchanges.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.testing.Exchanges;
import io.coxswain.model.ResourceType;
import io.coxswain.model.jackson.JacksonCodec;
import io.coxswain.model.meta.v1.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** A record that is strict about its components, and tells nothing of its metadata. */
class OwnRecordTest {
    private static final ResourceType<Cron> TYPE = ResourceType.builder(
                    JacksonCodec.of(Cron.class, "stable.example.com/v1", "Cron"),
                    "stable.example.com/v1",
                    "Cron",
                    "crons")
            .build();
    private static final String HEAD = "\"apiVersion\":\"stable.example.com/v1\",\"kind\":\"Cron\",";

    record Spec(String schedule) {}

    record Status(List<Condition> conditions) {}

    record Cron(Spec spec, @Nullable Status status) {
        Cron {
            Objects.requireNonNull(spec, "spec");
        }
    }

    @Test
    void isNotMappedForBookmarks() {
        try (Exchanges server = Exchanges.answering(event("ADDED", "7", cron(""))
                + bookmark("8", "")
                + bookmark("9", ",\"annotations\":{\"k8s.io/initial-events-end\":\"true\"}"))) {
            server.client()
                    .api(TYPE)
                    .watch(o -> o.bookmarks())
                    .as(StepVerifier::create)
                    .assertNext(e -> {
                        assertThat(e.object().spec().schedule()).isEqualTo("daily");
                        assertThat(e.resourceVersion()).isEqualTo("7");
                    })
                    .expectNext(WatchEvent.bookmark("8"))
                    .expectNext(WatchEvent.endOfInitialEvents("9"))
                    .verifyComplete();
        }
    }

    @Test
    void isWaitedForOverBookmarks() {
        String ready = cron(",\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}");
        try (Exchanges server = Exchanges.answering(
                ok(
                        "{\"kind\":\"CronList\",\"apiVersion\":\"stable.example.com/v1\",\"metadata\":{\"resourceVersion\":\"5\"},"
                                + "\"items\":[]}"),
                ok(event("ADDED", "7", cron("")) + bookmark("8", "")),
                ok(event("MODIFIED", "9", ready)))) {
            server.client()
                    .api(TYPE)
                    .waitFor("a", Conditions.isTrue(TYPE, "Ready"), Duration.ofSeconds(20))
                    .as(StepVerifier::create)
                    .expectNextCount(1)
                    .verifyComplete();
            assertThat(server.sent().get(2).line()).contains("resourceVersion=8");
        }
    }

    private static String cron(String status) {
        return "\"spec\":{\"schedule\":\"daily\"}" + status;
    }

    private static String event(String type, String version, String rest) {
        return "{\"type\":\"" + type + "\",\"object\":{" + HEAD + "\"metadata\":{\"name\":\"a\",\"resourceVersion\":\""
                + version + "\"}," + rest + "}}\n";
    }

    private static String bookmark(String version, String annotations) {
        return "{\"type\":\"BOOKMARK\",\"object\":{" + HEAD + "\"metadata\":{\"resourceVersion\":\"" + version + "\""
                + annotations + "}}}\n";
    }
}
