package io.coxswain.samples.kctl;

import io.coxswain.client.KubeClient;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** A small kubectl. */
public final class Kctl {
    private static final int INTERRUPTED = 130;
    private final Stdout out = new Stdout();

    private Kctl() {}

    /** Runs one command. */
    public static void main(String[] args) {
        Sinks.Empty<Void> interrupt = Sinks.empty();
        CountDownLatch done = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            interrupt.tryEmitEmpty();
            await(done);
        }));
        // The one place that waits. All before it only says what is to be done; a cancellation goes all the way to the
        // server.
        int exit = new Kctl()
                .run(List.of(args))
                .takeUntilOther(interrupt.asMono())
                .blockOptional()
                .orElse(INTERRUPTED);
        done.countDown();
        System.exit(exit);
    }

    private static void await(CountDownLatch done) {
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The command's exit code. */
    private Mono<Integer> run(List<String> words) {
        return Mono.defer(() -> command(words)).thenReturn(0).onErrorResume(error -> {
            ErrorText.of(error).forEach(System.err::println);
            return Mono.just(1);
        });
    }

    private Mono<Void> command(List<String> typed) {
        List<String> words = CommandLine.commandFirst(typed);
        if (words.isEmpty() || List.of("-h", "--help", "help").contains(words.get(0))) {
            return Mono.fromRunnable(() -> out.write(Help.all()));
        }
        Command command = Command.of(words);
        if (command == null) {
            throw new UsageException("unknown command \"" + words.get(0) + "\" for \"kctl\"");
        }
        CommandLine line = CommandLine.parse(command, words.subList(command.length(), words.size()));
        return line.has(Flag.HELP) ? Mono.fromRunnable(() -> out.write(Help.of(command))) : run(command, line);
    }

    private Mono<Void> run(Command command, CommandLine line) {
        return Mono.using(
                () -> KubeClient.of(Connection.config(line)),
                client -> Flux.defer(() -> command.text.apply(new Session(client, line, System.err::println)))
                        // Writing may have to wait for a slow reader, and an event loop must not.
                        .publishOn(Schedulers.boundedElastic(), true, 1)
                        .doOnNext(out::write)
                        .takeUntilOther(out.closed())
                        .onErrorComplete(Stdout.ClosedException.class)
                        .then());
    }
}
