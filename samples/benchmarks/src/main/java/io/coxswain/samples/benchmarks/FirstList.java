package io.coxswain.samples.benchmarks;

/** Lists ten pods, says so, and ends: what a fresh JVM has to do before it is of any use. */
public final class FirstList {

    private FirstList() {}

    /**
     * Does it once.
     *
     * @param arguments the client, the stub's folder
     */
    public static void main(String[] arguments) throws Exception {
        Object pods = Peer.Kind.named(arguments[0]).connect(arguments[1]).list("pods-10");
        System.out.println(pods.getClass().getSimpleName());
        System.exit(0);
    }
}
