package io.coxswain.samples.benchmarks;

import java.time.Duration;

/** Gets pods for a while, and prints what one of them costs. */
public final class GetRun {

    private GetRun() {}

    /** @param arguments the client, the stub's folder, how many at a time, seconds to warm up, seconds to measure */
    public static void main(String[] arguments) throws Exception {
        Calls get = Peer.Kind.named(arguments[0]).connect(arguments[1]).get();
        int atATime = Integer.parseInt(arguments[2]);
        get.make(atATime, Duration.ofSeconds(Integer.parseInt(arguments[3])));
        Spent before = Spent.now();
        long made = get.make(atATime, Duration.ofSeconds(Integer.parseInt(arguments[4])));
        System.out.println(Spent.now().since(before, made));
        System.exit(0);
    }
}
