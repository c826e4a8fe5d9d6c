package io.coxswain.samples.benchmarks;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What any client on Reactor Netty cannot do without: it discards the pods that it gets, and reads lists as mere trees. */
final class BarePeer implements Peer {
    private static final String PODS = "/api/v1/namespaces/%s/pods";

    private final HttpClient client;

    BarePeer(StubFiles stub) throws IOException {
        SslContext tls = SslContextBuilder.forClient()
                .trustManager(stub.authority().toFile())
                .keyManager(stub.certificate().toFile(), stub.key().toFile())
                .build();
        client = HttpClient.create(ConnectionProvider.builder("bare")
                        .maxConnections(64)
                        .pendingAcquireMaxCount(-1)
                        .build())
                .secure(spec -> spec.sslContext(tls))
                .baseUrl(stub.server())
                .headers(headers -> headers.set("Accept", "application/vnd.kubernetes.protobuf"));
    }

    @Override
    public Calls get() {
        Mono<Void> pod = client.get()
                .uri(PODS.formatted("shop") + "/web")
                .responseContent()
                .then();
        return Calls.of(pod);
    }

    @Override
    public Object list(String namespace) {
        byte[] json = client.headers(headers -> headers.set("Accept", "application/json"))
                .get()
                .uri(PODS.formatted(namespace))
                .responseContent()
                .aggregate()
                .asByteArray()
                .block();
        return JsonMapper.shared().readTree(Objects.requireNonNull(json));
    }

    @Override
    public List<String> names(Object pods) {
        return StreamSupport.stream(((JsonNode) pods).get("items").spliterator(), false)
                .map(pod -> pod.get("metadata").get("name").asString())
                .toList();
    }
}
