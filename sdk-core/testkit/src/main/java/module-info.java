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
    requires static transitive org.jspecify;

    exports io.coxswain.testkit;
}
