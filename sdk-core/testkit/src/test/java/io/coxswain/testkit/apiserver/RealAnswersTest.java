package io.coxswain.testkit.apiserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Requests that were sent to a real server of Kubernetes 1.36, one after another, get the answers that it gave. */
class RealAnswersTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** What a real server was asked, and said. */
    private record Exchange(
            String method,
            String path,
            String contentType,
            String accept,
            String body,
            int code,
            List<String> warnings,
            String answer) {}

    @TestFactory
    Stream<DynamicTest> answersAsARealServer() throws IOException {
        return exchanges("real-answers.txt");
    }

    @TestFactory
    Stream<DynamicTest> completesAndRefusesObjectsAsARealServer() throws IOException {
        return exchanges("real-defaults.txt");
    }

    private static Stream<DynamicTest> exchanges(String resource) throws IOException {
        EmbeddedKube server = EmbeddedKube.start();
        return read(resource).stream()
                .map(exchange -> DynamicTest.dynamicTest(
                        exchange.method() + " " + exchange.path() + " " + exchange.body(),
                        () -> check(server.url(), exchange)))
                .onClose(server::close);
    }

    private static void check(String url, Exchange exchange) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + exchange.path()))
                .header("user-agent", "golden")
                .header("accept", exchange.accept());
        if (exchange.body().isEmpty()) {
            request.method(exchange.method(), BodyPublishers.noBody());
        } else {
            request.header("content-type", exchange.contentType())
                    .method(exchange.method(), BodyPublishers.ofString(exchange.body()));
        }
        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());

        assertThat(normal(response.body())).isEqualTo(normal(exchange.answer()));
        assertThat(response.statusCode()).isEqualTo(exchange.code());
        assertThat(response.headers().allValues("warning")).isEqualTo(exchange.warnings());
    }

    /** Without what differs from server to server, and from time to time. */
    private static String normal(String text) {
        return text.strip()
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "UID")
                .replaceAll("20\\d\\d-\\d\\d-\\d\\dT[0-9:]+Z", "TIME")
                .replaceAll("(resourceVersion\\\\?\": ?\\\\?\")\\d+", "$1VERSION")
                .replaceAll("resourceVersion: \"\\d+\"", "resourceVersion: VERSION")
                .replaceAll("current: \\d+", "current: VERSION")
                .replaceAll("\"10(\\.\\d+){3}\"", "\"ADDRESS\"")
                .replaceAll("kube-api-access-.....", "kube-api-access-NAME")
                .replaceAll("in record \\(\\d+\\)", "in record (VERSION)");
    }

    private static List<Exchange> read(String resource) throws IOException {
        try (InputStream in = RealAnswersTest.class.getResourceAsStream(resource)) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
            List<Exchange> exchanges = new ArrayList<>();
            for (String block : text.split("\n\n(?=> [A-Z]+ /)", -1)) {
                exchanges.add(exchange(block));
            }
            return exchanges;
        }
    }

    private static Exchange exchange(String block) {
        String[] request = {"", "", "application/json", "application/json", ""};
        List<String> warnings = new ArrayList<>();
        List<String> answer = new ArrayList<>();
        int code = 0;
        for (String line : block.split("\n", -1)) {
            if (line.startsWith("> content-type: ")) {
                request[2] = line.substring(16);
            } else if (line.startsWith("> accept: ")) {
                request[3] = line.substring(10);
            } else if (line.startsWith("> ") && request[0].isEmpty()) {
                request[0] = line.substring(2, line.indexOf(' ', 2));
                request[1] = line.substring(line.indexOf(' ', 2) + 1);
            } else if (line.startsWith("> ")) {
                request[4] = line.substring(2);
            } else if (line.startsWith("< warning: ")) {
                warnings.add(line.substring(11));
            } else if (line.startsWith("< ") && code == 0) {
                code = Integer.parseInt(line.substring(2, 5));
            } else {
                answer.add(line);
            }
        }
        return new Exchange(
                request[0], request[1], request[2], request[3], request[4], code, warnings, String.join("\n", answer));
    }
}
