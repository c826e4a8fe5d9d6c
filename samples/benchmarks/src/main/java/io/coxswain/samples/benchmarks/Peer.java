package io.coxswain.samples.benchmarks;

import java.nio.file.Path;
import java.util.List;

/** A client at work with a stub. */
interface Peer {

    /** Gets of a pod. */
    Calls get() throws Exception;

    /** Lists a namespace's pods and gives them all, or what holds them. */
    Object list(String namespace) throws Exception;

    /** The names of pods so listed. */
    List<String> names(Object pods);

    /** The clients that are compared, by the names that tables have for them. */
    enum Kind {
        BARE("bare reactor-netty"),
        PROTOBUF("Coxswain, protobuf"),
        JSON("Coxswain, JSON"),
        PROTOBUF_HTTP2("Coxswain, protobuf, HTTP/2"),
        JSON_HTTP2("Coxswain, JSON, HTTP/2"),
        FABRIC8("fabric8"),
        OFFICIAL("official"),
        OFFICIAL_PROTOBUF("official, ProtoClient");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        static Kind named(String title) {
            for (Kind kind : values()) {
                if (kind.title.equals(title)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException(title);
        }

        /** Makes a client; nothing is loaded of the others. */
        Peer connect(String folder) throws Exception {
            StubFiles stub = new StubFiles(Path.of(folder));
            return switch (this) {
                case BARE -> new BarePeer(stub);
                case PROTOBUF -> new CoxswainPeer(stub, true, false);
                case JSON -> new CoxswainPeer(stub, false, false);
                case PROTOBUF_HTTP2 -> new CoxswainPeer(stub, true, true);
                case JSON_HTTP2 -> new CoxswainPeer(stub, false, true);
                case FABRIC8 -> new Fabric8Peer(stub);
                case OFFICIAL -> new OfficialPeer(stub);
                case OFFICIAL_PROTOBUF -> new OfficialProtobufPeer(stub);
            };
        }

        @Override
        public String toString() {
            return title;
        }
    }
}
