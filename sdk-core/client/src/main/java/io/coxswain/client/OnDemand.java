package io.coxswain.client;

import java.util.concurrent.atomic.AtomicBoolean;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Subscribes to its source when the first element is asked for, and not before: a page that nobody wants yet is not requested
 * from the server.
 */
final class OnDemand<T> extends Flux<T> {
    private final Flux<T> source;

    OnDemand(Flux<T> source) {
        this.source = source;
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
        actual.onSubscribe(new Gate<>(source, actual));
    }

    private static final class Gate<T> extends Operators.DeferredSubscription implements CoreSubscriber<T> {
        private final Flux<T> source;
        private final CoreSubscriber<? super T> actual;
        private final AtomicBoolean opened = new AtomicBoolean();

        Gate(Flux<T> source, CoreSubscriber<? super T> actual) {
            this.source = source;
            this.actual = actual;
        }

        @Override
        public void request(long n) {
            super.request(n);
            if (n > 0 && !isCancelled() && opened.compareAndSet(false, true)) {
                source.subscribe(this);
            }
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            set(subscription);
        }

        @Override
        public void onNext(T element) {
            actual.onNext(element);
        }

        @Override
        public void onError(Throwable error) {
            actual.onError(error);
        }

        @Override
        public void onComplete() {
            actual.onComplete();
        }

        @Override
        public Context currentContext() {
            return actual.currentContext();
        }
    }
}
