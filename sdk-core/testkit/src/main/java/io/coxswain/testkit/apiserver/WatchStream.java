package io.coxswain.testkit.apiserver;

import io.coxswain.testkit.apiserver.Change.Type;
import io.coxswain.testkit.apiserver.Shelf.Snapshot;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.node.ObjectNode;

/**
 * The events of one watch. It holds no queue: a cursor moves through the history of the kind as far as there is demand. Whoever is
 * too slow for the history gets an ERROR event that says 410, and the end.
 *
 * <p>Each element holds as many events as there are, up to a limit. All are emitted on the executor of the connection.
 */
final class WatchStream implements Publisher<ByteBuf> {
    private static final int PIECE = 64 * 1024;

    private final Shelf shelf;
    private final View view;
    private final Listing listing;
    private final Start start;
    private final Times times;
    private final Executor executor;

    /**
     * Where it begins.
     *
     * @param initial the objects that are told as added before all else
     * @param state what they are of, and where the history goes on
     * @param after events up to this version are left out
     * @param tellsEnd whether a bookmark says that those were all
     * @param failure told in place of all events; null if there is none
     */
    record Start(
            boolean initial,
            Snapshot state,
            long after,
            boolean tellsEnd,
            @Nullable ApiFailure failure) {}

    /** @param bookmarks how often bookmarks come; zero for never */
    record Times(Duration timeout, Duration bookmarks) {}

    WatchStream(Shelf shelf, View view, Listing listing, Start start, Times times, Executor executor) {
        this.shelf = shelf;
        this.view = view;
        this.listing = listing;
        this.start = start;
        this.times = times;
        this.executor = executor;
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuf> subscriber) {
        Run run = new Run(subscriber);
        shelf.addWatcher(run);
        subscriber.onSubscribe(run);
        run.begin();
    }

    private final class Run implements Subscription, Runnable {
        private final Subscriber<? super ByteBuf> subscriber;
        private final AtomicInteger work = new AtomicInteger();
        private final AtomicLong demand = new AtomicLong();
        private final Disposable.Composite timers = Disposables.composite();
        private final Iterator<Stored> initial;
        private volatile boolean cancelled;
        private volatile boolean timedOut;
        private volatile boolean bookmarkDue;
        // What follows belongs to whoever drains.
        private boolean initialTold;
        private boolean first = true;
        private boolean done;
        private long cursor;

        Run(Subscriber<? super ByteBuf> subscriber) {
            this.subscriber = subscriber;
            this.cursor = start.state().end();
            this.initial =
                    start.initial() ? listing.from(start.state().objects(), "") : Collections.<Stored>emptyIterator();
            this.initialTold = !start.initial() || !start.tellsEnd();
        }

        void begin() {
            timers.add(Schedulers.parallel()
                    .schedule(
                            () -> {
                                timedOut = true;
                                run();
                            },
                            times.timeout().toMillis(),
                            TimeUnit.MILLISECONDS));
            if (!times.bookmarks().isZero()) {
                long period = times.bookmarks().toMillis();
                timers.add(Schedulers.parallel()
                        .schedulePeriodically(
                                () -> {
                                    bookmarkDue = true;
                                    run();
                                },
                                period,
                                period,
                                TimeUnit.MILLISECONDS));
            }
        }

        @Override
        public void request(long n) {
            if (Operators.validate(n)) {
                demand.accumulateAndGet(n, Operators::addCap);
                run();
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
            stop();
        }

        private void stop() {
            shelf.removeWatcher(this);
            timers.dispose();
        }

        /** There may be something to tell. */
        @Override
        public void run() {
            if (work.getAndIncrement() == 0) {
                executor.execute(this::drain);
            }
        }

        private void drain() {
            int missed = work.get();
            do {
                while (!done && !cancelled && demand.get() > 0) {
                    byte[] piece = piece();
                    if (piece.length == 0) {
                        break;
                    }
                    demand.decrementAndGet();
                    subscriber.onNext(Unpooled.wrappedBuffer(piece));
                }
                if ((timedOut || done) && !cancelled) {
                    cancelled = true;
                    stop();
                    subscriber.onComplete();
                }
                missed = work.addAndGet(-missed);
            } while (missed != 0);
        }

        /** The next events; empty if there are none now. */
        private byte[] piece() {
            ByteArrayOutputStream piece = new ByteArrayOutputStream();
            if (start.failure() != null) {
                fail(piece, start.failure());
                return piece.toByteArray();
            }
            while (initial.hasNext() && piece.size() < PIECE) {
                tell(piece, Type.ADDED, initial.next());
            }
            if (!initial.hasNext() && !initialTold) {
                initialTold = true;
                piece.writeBytes(view.bookmark(start.state().version(), true));
            }
            while (!initial.hasNext() && piece.size() < PIECE && !done && tellNext(piece)) {
                cursor++;
            }
            if (bookmarkDue && piece.size() == 0 && !done) {
                bookmark(piece);
            }
            return piece.toByteArray();
        }

        /** Whether there was a change at the cursor. */
        private boolean tellNext(ByteArrayOutputStream piece) {
            Change change = shelf.history().at(cursor);
            if (change != null) {
                tell(piece, change);
                return true;
            }
            if (shelf.history().isForgotten(cursor)) {
                fail(
                        piece,
                        ApiFailure.expired("too old resource version: the watch has been too slow for the history"));
            }
            return false;
        }

        private void fail(ByteArrayOutputStream piece, ApiFailure failure) {
            piece.writeBytes(view.error(failure.status()));
            done = true;
        }

        private void bookmark(ByteArrayOutputStream piece) {
            Snapshot now = shelf.now();
            if (now.end() == cursor) {
                bookmarkDue = false;
                piece.writeBytes(view.bookmark(now.version(), false));
            }
        }

        private void tell(ByteArrayOutputStream piece, Change change) {
            if (change.version() <= start.after()) {
                return;
            }
            Stored before = change.before();
            boolean was = before != null && listing.matches(before);
            boolean is = change.type() != Type.DELETED && listing.matches(change.after());
            if (is) {
                tell(piece, was ? Type.MODIFIED : Type.ADDED, change.after());
            } else if (was) {
                // What does not match any more is told as it was, but for its version.
                Stored last = change.type() == Type.DELETED || before == null
                        ? change.after()
                        : withVersion(before, change.version());
                tell(piece, Type.DELETED, last);
            }
        }

        private void tell(ByteArrayOutputStream piece, Type type, Stored object) {
            piece.writeBytes(view.event(type, object, first));
            first = false;
        }
    }

    private static Stored withVersion(Stored object, long version) {
        ObjectNode copy = object.copy();
        Trees.metadata(copy).put("resourceVersion", Long.toString(version));
        return new Stored(object.resource(), version, copy);
    }
}
