package io.coxswain.client;

import static io.coxswain.client.testing.Exchanges.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.coxswain.client.rest.ClientOptions;
import io.coxswain.client.testing.Exchanges;
import io.coxswain.model.core.v1.ConfigMap;
import io.coxswain.model.patch.Patch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class ClientNameTest {
    private static final ConfigMap MAP = ConfigMap.of(c -> c.metadata(m -> m.name("a")));

    @Test
    void appliesAsTheNameInItsUserAgent() {
        assertThat(line(o -> o.userAgent("shop/1.2 (linux)"), maps -> maps.apply(MAP)))
                .endsWith("?fieldManager=shop");
        assertThat(line(o -> {}, maps -> maps.apply(MAP))).endsWith("?fieldManager=coxswain");
        assertThat(line(o -> o.userAgent("shop"), maps -> maps.apply(MAP))).endsWith("?fieldManager=shop");
        assertThat(line(o -> o.userAgent("s".repeat(200) + "/1"), maps -> maps.apply(MAP)))
                .endsWith("?fieldManager=" + "s".repeat(128));
    }

    @Test
    void leavesItToServersToTakeTheNameForOtherWrites() {
        assertThat(line(o -> o.userAgent("shop/1.2"), maps -> maps.create(MAP))).endsWith("/configmaps");
        assertThat(line(o -> o.userAgent("shop/1.2"), maps -> maps.update(MAP))).endsWith("/a");
    }

    @Test
    void writesAsTheFieldManagerThatIsSaid() {
        Consumer<ClientOptions.Builder> options = o -> o.userAgent("shop/1.2").fieldManager("till");

        assertThat(line(options, maps -> maps.create(MAP))).endsWith("?fieldManager=till");
        assertThat(line(options, maps -> maps.update(MAP))).endsWith("?fieldManager=till");
        assertThat(line(options, maps -> maps.apply(MAP))).endsWith("?fieldManager=till");
        assertThat(line(options, maps -> maps.patch("a", Patch.merge("{}")))).endsWith("?fieldManager=till");
        assertThat(line(options, maps -> maps.apply(MAP, o -> o.fieldManager("other"))))
                .endsWith("?fieldManager=other");
        assertThat(line(options, maps -> maps.get("a"))).endsWith("/a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "/1.2", "shop/1\r\nX: y", "shöp/1", " shop/1", "shop/1 ", "a\tb"})
    void refusesWhatIsNoUserAgent(String userAgent) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientOptions.of(o -> o.userAgent(userAgent)))
                .withMessageStartingWith("a user agent is a name, a slash and a version");
    }

    private static String line(
            Consumer<ClientOptions.Builder> options, java.util.function.Function<Api<ConfigMap>, Mono<?>> call) {
        try (Exchanges server = Exchanges.answering(ok("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\"}"));
                KubeClient client = KubeClient.of(
                        Mono.just(server.server()
                                .config()
                                .namespace("own")
                                .protobuf(false)
                                .build()),
                        options)) {
            call.apply(client.api(ConfigMap.TYPE)).block();
            assertThat(server.only().headers().get("User-Agent"))
                    .isEqualTo(ClientOptions.of(options).userAgent());
            return server.only().line();
        }
    }
}
