package io.coxswain.samples.kctl;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** What kctl can be asked: kubectl's words, and the flags that are understood with them. */
@SuppressWarnings("ImmutableEnumChecker") // the sets cannot be changed, and the functions have no state
enum Command {
    GET(
            "get",
            Get::text,
            "RESOURCE[,RESOURCE…] [NAME…] | RESOURCE/NAME… | --raw PATH",
            "prints objects",
            Flag.ALL_NAMESPACES,
            Flag.CHUNK_SIZE,
            Flag.FIELD_SELECTOR,
            Flag.OUTPUT,
            Flag.RATE,
            Flag.RAW_PATH,
            Flag.SELECTOR,
            Flag.WATCH,
            Flag.WATCH_ONLY),
    CREATE(
            "create",
            Create::text,
            "-f FILE",
            "creates objects",
            Flag.DRY_RUN,
            Flag.FIELD_MANAGER,
            Flag.FILENAME,
            Flag.OUTPUT,
            Flag.RECURSIVE),
    APPLY(
            "apply",
            Apply::text,
            "--server-side -f FILE",
            "creates objects, or changes what is told of them",
            Flag.DRY_RUN,
            Flag.FIELD_MANAGER,
            Flag.FILENAME,
            Flag.FORCE_CONFLICTS,
            Flag.OUTPUT,
            Flag.RECURSIVE,
            Flag.SERVER_SIDE),
    REPLACE(
            "replace",
            Replace::text,
            "-f FILE",
            "puts objects in the place of others",
            Flag.DRY_RUN,
            Flag.FIELD_MANAGER,
            Flag.FILENAME,
            Flag.OUTPUT,
            Flag.RECURSIVE),
    PATCH(
            "patch",
            PatchObjects::text,
            "RESOURCE NAME -p PATCH",
            "changes parts of objects",
            Flag.DRY_RUN,
            Flag.FIELD_MANAGER,
            Flag.FILENAME,
            Flag.OUTPUT,
            Flag.PATCH,
            Flag.RECURSIVE,
            Flag.SUBRESOURCE,
            Flag.TYPE),
    LABEL("label", Mark::label, "RESOURCE NAME KEY=VALUE… KEY-…", "sets and removes labels", Flags.MARK),
    ANNOTATE("annotate", Mark::annotate, "RESOURCE NAME KEY=VALUE… KEY-…", "sets and removes annotations", Flags.MARK),
    SCALE(
            "scale",
            ScaleCommand::text,
            "RESOURCE NAME --replicas=N",
            "wants another number of replicas",
            Flag.ALL,
            Flag.CURRENT_REPLICAS,
            Flag.DRY_RUN,
            Flag.FIELD_SELECTOR,
            Flag.FILENAME,
            Flag.OUTPUT,
            Flag.RECURSIVE,
            Flag.REPLICAS,
            Flag.SELECTOR),
    DELETE(
            "delete",
            Delete::text,
            "RESOURCE NAME… | RESOURCE -l SELECTOR | -f FILE",
            "deletes objects, and waits until they are gone",
            Flag.ALL,
            Flag.ALL_NAMESPACES,
            Flag.CASCADE,
            Flag.DRY_RUN,
            Flag.FIELD_SELECTOR,
            Flag.FILENAME,
            Flag.FORCE,
            Flag.GRACE_PERIOD,
            Flag.IGNORE_NOT_FOUND,
            Flag.NOW,
            Flag.OUTPUT,
            Flag.RECURSIVE,
            Flag.SELECTOR,
            Flag.WAIT),
    WAIT(
            "wait",
            WaitFor::text,
            "RESOURCE NAME… --for=condition=TYPE|jsonpath={PATH}=VALUE|create|delete",
            "waits until objects are so",
            Flag.ALL,
            Flag.ALL_NAMESPACES,
            Flag.FIELD_SELECTOR,
            Flag.FILENAME,
            Flag.FOR,
            Flag.RECURSIVE,
            Flag.SELECTOR,
            Flag.TIMEOUT),
    API_VERSIONS("api-versions", ApiVersions::text, "", "prints what APIs the server has"),
    AUTH_WHOAMI("auth whoami", WhoAmI::text, "", "prints whom the server takes you for", Flag.OUTPUT),
    CONFIG_VIEW(
            "config view",
            ConfigView::text,
            "",
            "prints the kubeconfigs as one",
            Flag.FLATTEN,
            Flag.MINIFY,
            Flag.OUTPUT,
            Flag.RAW_VALUES),
    CONFIG_GET_CONTEXTS(
            "config get-contexts", Contexts::list, "[NAME…]", "prints contexts", Flag.NO_HEADERS, Flag.OUTPUT),
    CONFIG_CURRENT_CONTEXT("config current-context", Contexts::current, "", "prints the current context's name"),
    CONFIG_USE_CONTEXT("config use-context", Contexts::use, "NAME", "makes another context the current one"),
    VERSION("version", Version::text, "", "prints the client's and the server's version");

    final String words;
    final Function<Session, Flux<String>> text;
    final String arguments;
    final String purpose;
    final Set<Flag> flags;

    Command(String words, Function<Session, Flux<String>> text, String arguments, String purpose, Flag... flags) {
        this.words = words;
        this.text = text;
        this.arguments = arguments;
        this.purpose = purpose;
        EnumSet<Flag> all = EnumSet.copyOf(Flag.COMMON);
        all.addAll(Arrays.asList(flags));
        this.flags = Collections.unmodifiableSet(all);
    }

    /** The command that a command line begins with; null if there is none. */
    static @Nullable Command of(List<String> line) {
        return Arrays.stream(values())
                .filter(command -> line.size() >= command.length()
                        && String.join(" ", line.subList(0, command.length())).equals(command.words))
                .findFirst()
                .orElse(null);
    }

    /** How many words it has. */
    int length() {
        return words.split(" ").length;
    }

    private static final class Flags {
        static final Flag[] MARK = {
            Flag.ALL,
            Flag.ALL_NAMESPACES,
            Flag.DRY_RUN,
            Flag.FIELD_MANAGER,
            Flag.FIELD_SELECTOR,
            Flag.FILENAME,
            Flag.OUTPUT,
            Flag.OVERWRITE,
            Flag.RECURSIVE,
            Flag.SELECTOR
        };
    }
}
