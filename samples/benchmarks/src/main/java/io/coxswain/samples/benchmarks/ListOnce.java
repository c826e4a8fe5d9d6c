package io.coxswain.samples.benchmarks;

import java.lang.ref.Reference;

/** Lists pods once and keeps them all. */
public final class ListOnce {

    private ListOnce() {}

    /** @param arguments the client, the stub's folder, how many pods */
    public static void main(String[] arguments) throws Exception {
        Object pods = Peer.Kind.named(arguments[0]).connect(arguments[1]).list("pods-" + arguments[2]);
        Reference.reachabilityFence(pods);
        System.exit(0);
    }
}
