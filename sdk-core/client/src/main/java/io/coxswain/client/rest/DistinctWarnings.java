package io.coxswain.client.rest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Hands each warning on once: a server repeats them with every answer. Of very many different ones the oldest are forgotten, and
 * handed on again.
 */
final class DistinctWarnings implements Consumer<Warning> {
    private static final int REMEMBERED = 256;

    private final Consumer<Warning> handler;
    private final Set<Warning> seen = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Warning, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }));

    DistinctWarnings(Consumer<Warning> handler) {
        this.handler = handler;
    }

    @Override
    public void accept(Warning warning) {
        if (seen.add(warning)) {
            handler.accept(warning);
        }
    }
}
