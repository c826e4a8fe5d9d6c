package io.coxswain.samples.benchmarks;

import java.util.Objects;

/** Lists pods once and keeps them all. */
public final class ListOnce {

    private ListOnce() {}

    /**
     * Does it once.
     *
     * @param arguments the client, the stub's folder, how many pods
     */
    public static void main(String[] arguments) throws Exception {
        Objects.requireNonNull(
                Peer.Kind.named(arguments[0]).connect(arguments[1]).list("pods-" + arguments[2]));
        System.exit(0);
    }
}
