package io.coxswain.client.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coxswain.client.config.KubeConfigException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.transport.ProxyProvider;

class ProxySettingsTest {
    private static final URI SERVER = URI.create("https://api.prod.example.com:6443");

    @Test
    void takesTheConfigurationBeforeTheEnvironmentAndDespiteItsExceptions() {
        Map<String, String> environment = Map.of("HTTPS_PROXY", "http://other:1", "NO_PROXY", "*");
        assertThat(ProxySettings.of(URI.create("socks5://me:p%40ss@proxy:9000"), SERVER, environment))
                .isEqualTo(new ProxySettings(ProxyProvider.Proxy.SOCKS5, "proxy", 9000, "me", "p@ss"));
    }

    @Test
    void findsTheProxyOfTheEnvironment() {
        assertThat(ProxySettings.of(null, SERVER, Map.of())).isNull();
        assertThat(ProxySettings.of(null, SERVER, Map.of("https_proxy", "proxy:3128")))
                .hasToString("http://proxy:3128");
        assertThat(ProxySettings.of(null, SERVER, Map.of("HTTP_PROXY", "proxy:3128")))
                .isNull();
        URI plain = URI.create("http://api.example.com");
        assertThat(ProxySettings.of(null, plain, Map.of("HTTP_PROXY", "http://proxy")))
                .hasToString("http://proxy:80");
        assertThat(ProxySettings.of(null, plain, Map.of("HTTP_PROXY", "proxy", "REQUEST_METHOD", "GET")))
                .isNull();
        assertThat(ProxySettings.of(null, SERVER, Map.of("HTTPS_PROXY", "socks5h://proxy")))
                .hasToString("socks5://proxy:1080");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://proxy", "ftp://proxy", "http://", "http://a b", ":"})
    void refusesWhatItCannotUseWithoutRepeatingIt(String address) {
        assertThatThrownBy(() -> ProxySettings.of(
                        null, SERVER, Map.of("HTTPS_PROXY", address.replace("proxy", "u:hunter2@proxy"))))
                .isInstanceOf(KubeConfigException.class)
                .hasMessageStartingWith("HTTPS_PROXY")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void showsNoPassword() {
        assertThat(ProxySettings.of(null, SERVER, Map.of("HTTPS_PROXY", "http://me:hunter2@proxy:1")))
                .hasToString("http://proxy:1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    https://api.example.com       | example.com              | true
                    https://api.example.com       | .example.com             | true
                    https://example.com           | .example.com             | false
                    https://api.example.com       | *.example.com            | true
                    https://example.com           | *.example.com            | false
                    https://badexample.com        | example.com              | false
                    https://API.Example.com       | example.COM              | true
                    https://api.example.com.      | example.com              | true
                    https://api.example.com:6443  | example.com:6443         | true
                    https://api.example.com       | example.com:6443         | false
                    https://api.example.com       | example.com:443          | true
                    https://api.example.com       | foo, ,example.com        | true
                    https://anything.at.all       | *                        | true
                    https://10.1.2.3:6443         | 10.0.0.0/8               | true
                    https://11.1.2.3:6443         | 10.0.0.0/8               | false
                    https://10.1.2.3:6443         | 10.1.2.3                 | true
                    https://10.1.2.3:6443         | 10.1.2.3:6443            | true
                    https://10.1.2.3:6443         | 10.1.2.3:443             | false
                    https://10.1.2.3:6443         | 10.0.0.0/x               | false
                    https://10.1.2.3:6443         | 10.0.0.0/99              | false
                    https://[fd00::1]:6443        | fd00::/8                 | true
                    https://[fd00::1]:6443        | 10.0.0.0/8               | false
                    https://[fd00::1]:6443        | fd00::1                  | true
                    https://[fd00::1]:6443        | [fd00::1]:6443           | true
                    https://[fd00::1]:6443        | [fd00::1]:1              | false
                    https://localhost:6443        | ''                       | true
                    https://LOCALHOST.:6443       | ''                       | true
                    https://127.0.0.53            | ''                       | true
                    https://[::ffff:127.0.0.1]    | ''                       | true
                    https://[::1]                 | ''                       | true
                    https://api.example.com       | ''                       | false
                    """)
    void knowsWhichServersNeedNone(String server, String noProxy, boolean excepted) {
        assertThat(new NoProxy(noProxy).excepts(URI.create(server))).isEqualTo(excepted);
    }
}
