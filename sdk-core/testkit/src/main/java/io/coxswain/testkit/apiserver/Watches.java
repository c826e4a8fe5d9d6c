package io.coxswain.testkit.apiserver;

import io.coxswain.testkit.apiserver.ApiFailure.Cause;
import io.coxswain.testkit.apiserver.Shelf.Snapshot;
import io.coxswain.testkit.apiserver.WatchStream.Start;
import io.coxswain.testkit.apiserver.WatchStream.Times;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Answers watch. */
final class Watches {
    private static final long SHORTEST_DEFAULT = 1800;

    private final Cluster cluster;
    private final Duration bookmarkInterval;

    Watches(Cluster cluster, Duration bookmarkInterval) {
        this.cluster = cluster;
        this.bookmarkInterval = bookmarkInterval;
    }

    Answer watch(ApiCall call, Executor executor) {
        checkOptions(call.query());
        View view = View.ofWatch(call);
        Listing listing = new Listing(call.namespace(), Selection.of(call));
        Shelf shelf = cluster.store().shelf(cluster.catalogue().storage(call.resource()));
        WatchStream stream =
                new WatchStream(shelf, view, listing, start(shelf, call.query()), times(call.query()), executor);
        return Answer.stream(view.streamType(), stream);
    }

    private Times times(Query query) {
        long seconds = query.number("timeoutSeconds")
                .orElse(ThreadLocalRandom.current().nextLong(SHORTEST_DEFAULT, 2 * SHORTEST_DEFAULT));
        return new Times(
                Duration.ofSeconds(seconds), query.flag("allowWatchBookmarks") ? bookmarkInterval : Duration.ZERO);
    }

    private Start start(Shelf shelf, Query query) {
        long version = version(query);
        boolean bookmarks = query.flag("allowWatchBookmarks");
        if (query.has("sendInitialEvents")) {
            boolean initial = query.flag("sendInitialEvents");
            // Who does not want them and names no version watches from now on.
            return initial || version == 0
                    ? new Start(initial, shelf.now(), 0, bookmarks && initial, null)
                    : from(shelf, version);
        }
        return version == 0 ? new Start(true, shelf.now(), 0, false, null) : from(shelf, version);
    }

    private static Start from(Shelf shelf, long version) {
        Snapshot past = shelf.at(version);
        if (past == null) {
            ApiFailure failure = ApiFailure.expired("too old resource version: " + version + " ("
                    + (shelf.history().forgotten() + 1) + ")");
            return new Start(false, shelf.now(), 0, false, failure);
        }
        return new Start(false, past, version, false, null);
    }

    private static long version(Query query) {
        String text = query.first("resourceVersion");
        try {
            return text.isEmpty() ? 0 : Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw ApiFailure.internal("resourceVersion: Invalid value: " + GoText.quote(text)
                    + ": strconv.ParseUint: parsing " + GoText.quote(text) + ": invalid syntax");
        }
    }

    private static void checkOptions(Query query) {
        String match = query.first("resourceVersionMatch");
        boolean initial = query.has("sendInitialEvents");
        @Nullable Cause wrong = null;
        if (initial && !match.equals("NotOlderThan")) {
            wrong = Cause.forbidden(
                    "resourceVersionMatch", "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan");
        } else if (!initial && !match.isEmpty()) {
            wrong = Cause.forbidden(
                    "resourceVersionMatch",
                    "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided");
        }
        if (wrong != null) {
            throw Query.invalidOption("ListOptions", wrong);
        }
    }
}
