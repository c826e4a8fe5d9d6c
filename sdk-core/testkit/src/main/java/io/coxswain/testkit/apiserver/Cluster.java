package io.coxswain.testkit.apiserver;

import io.coxswain.model.KubeTime;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What the server keeps, and what happens by itself after each change of it. */
final class Cluster {
    private static final String NAME_LETTERS = "bcdfghjklmnpqrstvwxz2456789";
    private static final int MOST_NAME = 58;

    private final Store store;
    private final Clock clock;
    private final Reactions reactions;
    private volatile Catalogue catalogue = Catalogue.builtIn();
    private volatile @Nullable PodLife podLife;

    Cluster(int historySize, Clock clock) {
        this.store = new Store(historySize);
        this.clock = clock;
        this.reactions = new Reactions(this);
    }

    /** Lets pods run from now on. */
    void livePods() {
        PodLife life = new PodLife(this);
        life.createNode();
        podLife = life;
    }

    /** Null if nobody runs pods. */
    @Nullable
    PodLife podLife() {
        return podLife;
    }

    Store store() {
        return store;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    synchronized void changeCatalogue(UnaryOperator<Catalogue> change) {
        catalogue = change.apply(catalogue);
    }

    /** A built-in resource in the version in which it is kept. */
    Resource resource(String group, String version, String plural) {
        Resource resource = catalogue.find(group, version, plural);
        if (resource == null) {
            throw new IllegalStateException("nobody serves " + plural + "." + group);
        }
        return resource;
    }

    Resource namespaces() {
        return resource("", "v1", "namespaces");
    }

    /** Puts an object, unless another version than the expected one is there, and lets happen what follows from it. */
    @Nullable
    Stored put(Resource resource, @Nullable Stored expected, ObjectNode tree) {
        Change change = store.shelf(resource).put(resource, expected, tree);
        return after(change);
    }

    /** Removes an object, unless another version than the expected one is there, and lets happen what follows from it. */
    @Nullable
    Stored remove(Stored expected, ObjectNode last) {
        return after(store.shelf(expected.resource()).remove(expected, last));
    }

    private @Nullable Stored after(@Nullable Change change) {
        if (change == null) {
            return null;
        }
        reactions.after(change);
        return change.after();
    }

    String now() {
        return KubeTime.format(clock.instant());
    }

    Clock clock() {
        return clock;
    }

    static String newUid() {
        // A secure one reads a device, which may block, and nobody needs to be unable to guess it.
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = random.nextLong() & ~0xf000L | 0x4000L;
        long low = random.nextLong() & ~(3L << 62) | 2L << 62;
        return new UUID(high, low).toString();
    }

    /** A name as servers make it up. */
    static String generateName(String prefix) {
        StringBuilder name = new StringBuilder(prefix.substring(0, Math.min(prefix.length(), MOST_NAME)));
        for (int i = 0; i < 5; i++) {
            name.append(NAME_LETTERS.charAt(ThreadLocalRandom.current().nextInt(NAME_LETTERS.length())));
        }
        return name.toString();
    }
}
