package io.coxswain.samples.kctl;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The flags of all commands: kubectl's own, and {@code --rate}. */
enum Flag {
    ALL("all", Flag.SWITCH, "all objects of the kind"),
    ALL_NAMESPACES("all-namespaces", 'A', Flag.SWITCH, "of all namespaces"),
    AS("as", null, "as this user"),
    AS_GROUP("as-group", null, "and in this group"),
    AS_UID("as-uid", null, "and with this uid"),
    CASCADE("cascade", "background", "what becomes of the dependents: background, foreground or orphan"),
    CHUNK_SIZE("chunk-size", null, "asks the server for so many at a time; 0 for all"),
    CONTEXT("context", null, "in place of the current one"),
    CURRENT_REPLICAS("current-replicas", null, "only if so many are wanted by now"),
    DRY_RUN("dry-run", "unchanged", "server: it does all but keep it"),
    FIELD_MANAGER("field-manager", null, "who owns the fields"),
    FIELD_SELECTOR("field-selector", null, "with such fields: spec.nodeName=node-1"),
    FILENAME("filename", 'f', null, "a file, a folder, or - for standard input"),
    FLATTEN("flatten", Flag.SWITCH, "with what files hold in place of their names"),
    FOR("for", null, "what to wait for"),
    FORCE("force", Flag.SWITCH, "without waiting for what runs"),
    FORCE_CONFLICTS("force-conflicts", Flag.SWITCH, "takes fields over from other managers"),
    GRACE_PERIOD("grace-period", null, "seconds that pods have to end"),
    HELP("help", 'h', Flag.SWITCH, "says this"),
    IGNORE_NOT_FOUND("ignore-not-found", Flag.SWITCH, "says nothing of what is not there"),
    KUBECONFIG("kubeconfig", null, "in place of KUBECONFIG or ~/.kube/config"),
    MINIFY("minify", Flag.SWITCH, "nothing but the current context"),
    NAMESPACE("namespace", 'n', null, "of this one, and not the configuration's"),
    NO_HEADERS("no-headers", Flag.SWITCH, "without the first line"),
    NOW("now", Flag.SWITCH, "within a second"),
    OUTPUT("output", 'o', null, "table, wide, name, json or yaml"),
    OVERWRITE("overwrite", Flag.SWITCH, "replaces other values"),
    PATCH("patch", 'p', null, "what is to change, in JSON or YAML"),
    RATE("rate", null, "takes so many a second, and lets the server wait"),
    RAW_PATH("raw", null, "what this path answers, as it is"),
    RAW_VALUES("raw", Flag.SWITCH, "with secrets"),
    RECURSIVE("recursive", 'R', Flag.SWITCH, "the folders in folders too"),
    REPLICAS("replicas", null, "how many are wanted"),
    SELECTOR("selector", 'l', null, "with such labels: app=web,tier!=cache"),
    SERVER_SIDE("server-side", Flag.SWITCH, "has the server apply"),
    SUBRESOURCE("subresource", null, "a part of its own: status, scale"),
    TIMEOUT("timeout", null, "how long to wait: 30s, 5m"),
    TYPE("type", null, "json, merge or strategic"),
    WAIT("wait", Flag.SWITCH, "until they are gone"),
    WATCH("watch", 'w', Flag.SWITCH, "and then what happens to them"),
    WATCH_ONLY("watch-only", Flag.SWITCH, "only what happens to them");

    /** What every command takes: whom to ask, and as whom. */
    static final Set<Flag> COMMON = Set.copyOf(EnumSet.of(AS, AS_GROUP, AS_UID, CONTEXT, HELP, KUBECONFIG, NAMESPACE));

    private static final String SWITCH = "true";
    private static final char NONE = 0;

    final String word;
    final char letter;

    /** What it says where no value is given; null if one has to be. */
    final @Nullable String unsaid;

    final String purpose;

    Flag(String word, @Nullable String unsaid, String purpose) {
        this(word, NONE, unsaid, purpose);
    }

    Flag(String word, char letter, @Nullable String unsaid, String purpose) {
        this.word = word;
        this.letter = letter;
        this.unsaid = unsaid;
        this.purpose = purpose;
    }

    static @Nullable Flag of(Collection<Flag> among, String word) {
        return among.stream().filter(flag -> flag.word.equals(word)).findFirst().orElse(null);
    }

    static @Nullable Flag of(Collection<Flag> among, char letter) {
        return among.stream()
                .filter(flag -> flag.letter != NONE && flag.letter == letter)
                .findFirst()
                .orElse(null);
    }
}
