package io.coxswain.samples.kctl;

import io.coxswain.client.config.KubeconfigEntry;
import io.coxswain.client.config.KubeconfigFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code kctl config current-context}, {@code use-context} and {@code get-contexts}. */
final class Contexts {
    private Contexts() {}

    static Flux<String> current(Session session) {
        return Connection.files(session.line())
                .flatMap(files -> Mono.justOrEmpty(files.currentContext()))
                .switchIfEmpty(Mono.error(() -> new UsageException("current-context is not set")))
                .map(name -> name + "\n")
                .flux();
    }

    static Flux<String> use(Session session) {
        List<String> words = session.line().rest();
        if (words.size() != 1) {
            throw new UsageException("Unexpected args: " + words);
        }
        String name = words.get(0);
        return Connection.files(session.line())
                .flatMap(files -> files.edit(edit -> {
                    if (!edit.files().contexts().containsKey(name)) {
                        throw new UsageException("no context exists with the name: \"" + name + "\"");
                    }
                    edit.currentContext(name);
                }))
                .map(files -> "Switched to context \"" + name + "\".\n")
                .flux();
    }

    static Flux<String> list(Session session) {
        return Connection.files(session.line()).flatMapMany(files -> list(files, session.line()));
    }

    private static Flux<String> list(KubeconfigFiles files, CommandLine line) {
        Set<String> all = files.contexts().keySet();
        List<String> wanted = line.rest().isEmpty() ? List.copyOf(all) : line.rest();
        List<String> names = wanted.stream().filter(all::contains).sorted().toList();
        Mono<String> missing = Flux.fromIterable(wanted)
                .filter(name -> !all.contains(name))
                .next()
                .map(name -> {
                    throw new UsageException("context " + name + " not found");
                });
        return Flux.just(text(files, names, line)).concatWith(missing);
    }

    private static String text(KubeconfigFiles files, List<String> names, CommandLine line) {
        if (line.value(Flag.OUTPUT).isPresent()) {
            return String.join("", names.stream().map(name -> name + "\n").toList());
        }
        TextTable table = new TextTable(5);
        if (!line.has(Flag.NO_HEADERS)) {
            table.add(List.of("CURRENT", "NAME", "CLUSTER", "AUTHINFO", "NAMESPACE"));
        }
        for (String name : names) {
            KubeconfigEntry context = Objects.requireNonNull(files.contexts().get(name));
            List<String> row = new ArrayList<>();
            row.add(name.equals(files.currentContext()) ? "*" : "");
            row.add(name);
            for (String field : List.of("cluster", "user", "namespace")) {
                row.add(Columns.text(context.text(field)));
            }
            table.add(row);
        }
        return table.flush();
    }
}
