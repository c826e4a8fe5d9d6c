package io.coxswain.samples.kctl;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is asked of {@code kctl get}. */
final class GetArguments {
    private static final int CUSTOMARY_CHUNK = 500;

    private final CommandLine line;
    private final List<Target<?>> targets;
    private final Format format;

    private GetArguments(CommandLine line) {
        this.line = line;
        this.targets = Targets.parse(line.rest());
        this.format = Format.of(line.value(Flag.OUTPUT).orElse(""));
        boolean named = targets.stream().anyMatch(target -> !target.names().isEmpty());
        require(!named || !allNamespaces(), "a resource cannot be retrieved by name across all namespaces");
        require(
                !named || labels().isEmpty() && fields().isEmpty(),
                "name cannot be provided when a selector is specified");
        require(!isWatch() || targets.size() == 1, "you may only specify a single resource type");
        require(
                !isWatch() || targets.get(0).names().size() <= 1,
                "watch is only supported on one object or on all of a kind");
        require(pause().isEmpty() || !pause().get().isZero(), "--rate is the number of objects a second: at least 1");
        chunkSize();
    }

    static GetArguments of(CommandLine line) {
        return new GetArguments(line);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new UsageException(otherwise);
        }
    }

    List<Target<?>> targets() {
        return targets;
    }

    Format format() {
        return format;
    }

    /** Whether one object is asked for by its name, and nothing else. */
    boolean isOneObject() {
        return targets.size() == 1 && targets.get(0).names().size() == 1;
    }

    boolean allNamespaces() {
        return line.has(Flag.ALL_NAMESPACES);
    }

    Optional<String> labels() {
        return line.value(Flag.SELECTOR);
    }

    Optional<String> fields() {
        return line.value(Flag.FIELD_SELECTOR);
    }

    /** How many objects to ask the server for at a time; 0 for all. */
    int chunkSize() {
        return line.number(Flag.CHUNK_SIZE).orElse(CUSTOMARY_CHUNK);
    }

    /** How long to rest after each object. */
    Optional<Duration> pause() {
        return line.number(Flag.RATE)
                .map(rate -> rate == 0 ? Duration.ZERO : Duration.ofSeconds(1).dividedBy(rate));
    }

    boolean isWatch() {
        return line.has(Flag.WATCH) || isWatchOnly();
    }

    boolean isWatchOnly() {
        return line.has(Flag.WATCH_ONLY);
    }
}
