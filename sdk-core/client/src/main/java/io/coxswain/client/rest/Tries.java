package io.coxswain.client.rest;

import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** Tells an outer filter each time that its request is sent, for the first time or again, whether or not there will be an answer. */
final class Tries {
    private static final Object KEY = Tries.class;

    private Tries() {}

    /** Has whoever sends in this context tell of it. */
    static ContextView with(Runnable listener) {
        return Context.of(KEY, listener);
    }

    static void begun(ContextView context) {
        if (context.hasKey(KEY)) {
            context.<Runnable>get(KEY).run();
        }
    }
}
