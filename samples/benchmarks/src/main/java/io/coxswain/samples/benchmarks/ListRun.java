package io.coxswain.samples.benchmarks;

/** Lists pods, and prints what one of them costs. */
public final class ListRun {

    private ListRun() {}

    /**
     * Does it once.
     *
     * @param arguments the client, the stub's folder, how many pods, how many lists to warm up, how many to measure
     */
    public static void main(String[] arguments) throws Exception {
        Peer peer = Peer.Kind.named(arguments[0]).connect(arguments[1]);
        int pods = Integer.parseInt(arguments[2]);
        int lists = Integer.parseInt(arguments[4]);
        list(peer, pods, Integer.parseInt(arguments[3]));
        Spent before = Spent.now();
        list(peer, pods, lists);
        System.out.println(Spent.now().since(before, (long) lists * pods));
        System.exit(0);
    }

    /** Each of the lists is kept until the next one is there. */
    private static void list(Peer peer, int pods, int lists) throws Exception {
        Object kept = "none yet";
        for (int i = 0; i < lists; i++) {
            Object next = peer.list("pods-" + pods);
            if (next == kept) {
                throw new IllegalStateException("the same list again");
            }
            kept = next;
        }
    }
}
