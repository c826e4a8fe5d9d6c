package io.coxswain.samples.benchmarks;

import java.util.Objects;

/** Lists pods for a while, and prints what one of them costs. */
public final class ListRun {

    private ListRun() {}

    /** @param arguments the client, the stub's folder, how many pods, seconds to warm up, seconds to measure */
    public static void main(String[] arguments) throws Exception {
        Peer peer = Peer.Kind.named(arguments[0]).connect(arguments[1]);
        int pods = Integer.parseInt(arguments[2]);
        list(peer, pods, Long.parseLong(arguments[3]));
        Spent before = Spent.now();
        long lists = list(peer, pods, Long.parseLong(arguments[4]));
        System.out.println(Spent.now().since(before, lists * pods));
        System.exit(0);
    }

    /** How many lists were read, each of them kept until the next one is there. */
    private static long list(Peer peer, int pods, long seconds) throws Exception {
        long end = System.nanoTime() + seconds * 1_000_000_000;
        Object last = "none yet";
        long lists = 0;
        while (System.nanoTime() < end) {
            Object next = peer.list("pods-" + pods);
            Objects.requireNonNull(last);
            last = next;
            lists++;
        }
        return lists;
    }
}
