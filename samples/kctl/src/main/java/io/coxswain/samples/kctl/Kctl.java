package io.coxswain.samples.kctl;

import io.coxswain.client.KubeClient;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** A small kubectl. */
public final class Kctl {
    private static final int INTERRUPTED = 130;
    private static final String USAGE = """
            kctl get RESOURCE[,RESOURCE…] [NAME…]    prints objects
            kctl get RESOURCE/NAME…

              -A, --all-namespaces       of all namespaces
              -n, --namespace NAMESPACE  of this one, and not the configuration's
              -l, --selector SELECTOR    with such labels: app=web,tier!=cache
                  --field-selector SEL   with such fields: spec.nodeName=node-1
              -o, --output FORMAT        table, wide, name, json or yaml
              -w, --watch                and then what happens to them
                  --watch-only           only what happens to them
                  --chunk-size N         asks the server for N at a time; 0 for all
                  --rate N               takes N a second, and lets the server wait
                  --kubeconfig FILE      in place of KUBECONFIG or ~/.kube/config
                  --context CONTEXT      in place of the current one
            """;

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

    private Mono<Void> command(List<String> words) {
        String command = words.isEmpty() ? "--help" : words.get(0);
        return switch (command) {
            case "get" -> get(CommandLine.parse(words.subList(1, words.size())));
            case "-h", "--help", "help" -> help();
            default -> throw new UsageException("unknown command \"" + command + "\" for \"kctl\"");
        };
    }

    private Mono<Void> help() {
        return Mono.fromRunnable(() -> out.write(USAGE));
    }

    private Mono<Void> get(CommandLine line) {
        if (line.has(Flag.HELP)) {
            return help();
        }
        GetArguments arguments = GetArguments.of(line);
        return Mono.using(
                () -> KubeClient.of(arguments.config()),
                client -> new Get(client, arguments, System.err::println)
                        .text()
                        // Writing may have to wait for a slow reader, and an event loop must not.
                        .publishOn(Schedulers.boundedElastic(), 1)
                        .doOnNext(out::write)
                        .takeUntilOther(out.closed())
                        .onErrorComplete(Stdout.ClosedException.class)
                        .then());
    }
}
