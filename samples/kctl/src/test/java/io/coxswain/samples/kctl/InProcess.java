package io.coxswain.samples.kctl;

import io.coxswain.client.KubeClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;

/** Runs kctl's commands in this JVM, which takes a fraction of the time that a JVM of their own does. */
final class InProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path kubeconfig;

    /** Runs commands against the server of a kubeconfig. */
    InProcess(Path kubeconfig) {
        this.kubeconfig = kubeconfig;
    }

    Program.Result run(String... words) {
        StringBuilder out = new StringBuilder();
        List<String> errors = new ArrayList<>();
        List<String> notices = new ArrayList<>();
        Flux.defer(() -> run(CommandLine.commandFirst(List.of(words)), notices))
                .doOnNext(out::append)
                .onErrorResume(error -> {
                    errors.addAll(ErrorText.of(error));
                    return Flux.empty();
                })
                .blockLast(PATIENCE);
        notices.addAll(errors);
        return new Program.Result(
                errors.isEmpty() ? 0 : 1,
                out.toString(),
                String.join("", notices.stream().map(line -> line + "\n").toList()));
    }

    private Flux<String> run(List<String> words, List<String> notices) {
        Command command = Command.of(words);
        if (command == null) {
            throw new UsageException("unknown command: " + words);
        }
        List<String> rest = new ArrayList<>(words.subList(command.length(), words.size()));
        rest.add(0, "--kubeconfig=" + kubeconfig);
        CommandLine line = CommandLine.parse(command, rest);
        return Flux.using(
                () -> KubeClient.of(Connection.config(line)),
                client -> Flux.defer(() -> command.text.apply(new Session(client, line, notices::add))),
                KubeClient::close);
    }
}
