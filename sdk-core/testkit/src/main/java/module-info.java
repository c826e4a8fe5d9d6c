/** What tests of Kubernetes clients need: servers to talk to, and faults to meet. */
module io.coxswain.testkit {
    requires transitive io.coxswain.client;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.codec.http2;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;
    requires org.reactivestreams;
    requires org.slf4j;
    requires reactor.netty.http;
    requires tools.jackson.core;
    requires static org.junit.jupiter.api;
    requires static transitive org.jspecify;

    // Reactor Netty's jars are automatic modules: they name no modules, so what they use is required here.
    requires io.netty.codec.classes.quic;
    requires io.netty.codec.http3;
    requires io.netty.handler.proxy;
    requires io.netty.resolver.dns;

    exports io.coxswain.testkit;
    exports io.coxswain.testkit.apiserver;
}
