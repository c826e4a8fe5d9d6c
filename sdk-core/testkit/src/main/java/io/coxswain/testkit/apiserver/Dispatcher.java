package io.coxswain.testkit.apiserver;

import java.util.Set;
import java.util.concurrent.Executor;

/** Gives each call to whoever answers its verb. */
final class Dispatcher {
    /** Parts of objects that are read and written as the whole object is. */
    private static final Set<String> PARTS =
            Set.of("", "status", "finalize", "approval", "ephemeralcontainers", "resize");

    private final Reads reads;
    private final Watches watches;
    private final Writes writes;
    private final Patches patches;
    private final Scales scales;
    private final PodCalls podCalls;
    private final Reviews reviews;

    Dispatcher(Cluster cluster, Access access, Watches watches) {
        this.reads = new Reads(cluster);
        this.watches = watches;
        this.writes = new Writes(cluster);
        this.patches = new Patches(cluster);
        this.scales = new Scales(cluster);
        this.podCalls = new PodCalls(cluster);
        this.reviews = new Reviews(access);
    }

    Answer answer(ApiCall call, Executor executor) {
        if (!call.resource().isStored()) {
            return call.resource().is("", "bindings") ? podCalls.bindByItsName(call) : reviews.answer(call);
        }
        String subresource = call.subresource();
        if (subresource.equals("scale")) {
            return scales.answer(call);
        }
        if (!PARTS.contains(subresource)) {
            return podCalls.answer(call);
        }
        return switch (call.verb()) {
            case GET -> reads.get(call);
            case LIST -> reads.list(call);
            case WATCH -> watches.watch(call, executor);
            case CREATE -> writes.create(call);
            case UPDATE -> writes.update(call);
            case PATCH -> patches.patch(call);
            case DELETE -> writes.delete(call);
            case DELETECOLLECTION -> writes.deleteCollection(call, reads);
        };
    }
}
