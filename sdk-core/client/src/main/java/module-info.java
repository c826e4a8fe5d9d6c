/** The reactive Kubernetes client. */
module io.coxswain.client {
    requires transitive io.coxswain.model;
    requires transitive io.netty.buffer;
    requires transitive reactor.core;
    requires transitive tools.jackson.databind;
    requires io.netty.codec.http;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.resolver;
    requires io.netty.transport;
    requires org.reactivestreams;
    requires org.slf4j;
    requires org.yaml.snakeyaml;
    requires transitive reactor.netty.core;
    requires reactor.netty.http;
    requires static micrometer.commons;
    requires static micrometer.observation;
    requires static transitive org.jspecify;

    // Reactor Netty's jars are automatic modules: they name no modules, so what they use is required here.
    requires io.netty.codec.classes.quic;
    requires io.netty.codec.http2;
    requires io.netty.codec.http3;
    requires io.netty.handler.proxy;
    requires io.netty.resolver.dns;

    exports io.coxswain.client;
    exports io.coxswain.client.apis;
    exports io.coxswain.client.auth;
    exports io.coxswain.client.config;
    exports io.coxswain.client.rest;
}
