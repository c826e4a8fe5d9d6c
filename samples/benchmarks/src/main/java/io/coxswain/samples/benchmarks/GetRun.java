package io.coxswain.samples.benchmarks;

/** Gets pods, and prints what one of them costs. */
public final class GetRun {

    private GetRun() {}

    /**
     * Does it once.
     *
     * @param arguments the client, the stub's folder, how many at a time, how many to warm up, how many to measure
     */
    public static void main(String[] arguments) throws Exception {
        Calls get = Peer.Kind.named(arguments[0]).connect(arguments[1]).get();
        int atATime = Integer.parseInt(arguments[2]);
        get.make(atATime, Integer.parseInt(arguments[3]));
        int measured = Integer.parseInt(arguments[4]);
        Spent before = Spent.now();
        get.make(atATime, measured);
        System.out.println(Spent.now().since(before, measured));
        System.exit(0);
    }
}
