package io.coxswain.testkit.apiserver;

import io.coxswain.testkit.apiserver.ApiFailure.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The rules for what metadata says, in the words of a real server. */
final class Names {
    static final String SUBDOMAIN =
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.',"
                    + " and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is"
                    + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
    static final String LABEL =
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must"
                    + " start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is"
                    + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
    private static final String LABEL_VALUE =
            "a valid label must be an empty string or consist of alphanumeric characters, '-',"
                    + " '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or"
                    + " '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
    private static final String NAME_PART =
            "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and"
                    + " end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation"
                    + " is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
    private static final Pattern IS_SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern IS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern IS_LABEL_VALUE = Pattern.compile("(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?");
    private static final Pattern IS_NAME_PART = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
    private static final int MOST_NAME = 253;
    private static final int MOST_LABEL = 63;
    private static final long MOST_ANNOTATIONS = 256 * 1024;

    /** Kinds whose names are one label. */
    private static final Set<String> LABELS = Set.of("namespaces", "services");
    /** Kinds whose names may be any part of a path. */
    private static final Set<String> SEGMENTS = Set.of(
            "roles.rbac.authorization.k8s.io",
            "rolebindings.rbac.authorization.k8s.io",
            "clusterroles.rbac.authorization.k8s.io",
            "clusterrolebindings.rbac.authorization.k8s.io",
            "events",
            "certificatesigningrequests.certificates.k8s.io");

    private Names() {}

    static void check(Resource resource, ObjectNode object, List<Cause> causes) {
        JsonNode metadata = object.path("metadata");
        String name = Trees.text(metadata, "name");
        if (name.isEmpty()) {
            causes.add(Cause.required("metadata.name", "name or generateName is required"));
        } else {
            problems(resource, name).forEach(problem -> causes.add(Cause.invalid("metadata.name", name, problem)));
        }
        checkMetadata(metadata, "metadata", causes);
    }

    static void checkUpdate(Stored current, ObjectNode object, List<Cause> causes) {
        JsonNode metadata = object.path("metadata");
        checkMetadata(metadata, "metadata", causes);
        if (current.isTerminating()) {
            List<String> added = new ArrayList<>(Trees.strings(metadata.path("finalizers")));
            added.removeAll(Trees.strings(current.metadata().path("finalizers")));
            if (!added.isEmpty()) {
                String list =
                        String.join(", ", added.stream().map(GoText::quote).toList());
                Cause cause = Cause.forbidden(
                        "metadata.finalizers",
                        "no new finalizers can be added if the object is being deleted, found new finalizers []string{"
                                + list + "}");
                // Real servers check this part of metadata twice, and say so twice.
                causes.add(cause);
                causes.add(cause);
            }
        }
    }

    private static void checkMetadata(JsonNode metadata, String path, List<Cause> causes) {
        checkLabels(metadata.path("labels"), path + ".labels", causes);
        long size = 0;
        for (Map.Entry<String, JsonNode> annotation :
                metadata.path("annotations").properties()) {
            String key = annotation.getKey();
            qualifiedName(key.toLowerCase(Locale.ROOT))
                    .forEach(problem -> causes.add(Cause.invalid(path + ".annotations", key, problem)));
            size += key.length() + annotation.getValue().asString("").length();
        }
        if (size > MOST_ANNOTATIONS) {
            causes.add(new Cause(
                    "FieldValueTooLong",
                    path + ".annotations",
                    "Too long: may not be more than " + MOST_ANNOTATIONS + " bytes"));
        }
        for (JsonNode finalizer : metadata.path("finalizers")) {
            String text = finalizer.asString("");
            qualifiedName(text).forEach(problem -> causes.add(Cause.invalid(path + ".finalizers", text, problem)));
            if (!text.contains("/") && !Set.of("orphan", "foregroundDeletion").contains(text)) {
                causes.add(Cause.invalid(
                        path + ".finalizers[0]",
                        text,
                        "name is neither a standard finalizer name nor is it fully qualified"));
            }
        }
    }

    static void checkLabels(JsonNode labels, String path, List<Cause> causes) {
        for (Map.Entry<String, JsonNode> label : labels.properties()) {
            String key = label.getKey();
            String value = label.getValue().asString("");
            qualifiedName(key).forEach(problem -> causes.add(Cause.invalid(path, key, problem)));
            labelValue(value).forEach(problem -> causes.add(Cause.invalid(path, value, problem)));
        }
    }

    private static List<String> problems(Resource resource, String name) {
        if (SEGMENTS.contains(resource.groupResource())) {
            return segment(name);
        }
        return LABELS.contains(resource.groupResource()) ? label(name) : subdomain(name);
    }

    private static List<String> segment(String name) {
        if (name.equals(".") || name.equals("..")) {
            return List.of("may not be '" + name + "'");
        }
        List<String> problems = new ArrayList<>();
        for (String forbidden : List.of("/", "%")) {
            if (name.contains(forbidden)) {
                problems.add("may not contain '" + forbidden + "'");
            }
        }
        return problems;
    }

    static List<String> subdomain(String name) {
        List<String> problems = new ArrayList<>();
        if (name.length() > MOST_NAME) {
            problems.add("must be no more than " + MOST_NAME + " bytes");
        }
        if (!IS_SUBDOMAIN.matcher(name).matches()) {
            problems.add(SUBDOMAIN);
        }
        return problems;
    }

    static List<String> label(String name) {
        List<String> problems = new ArrayList<>();
        if (name.length() > MOST_LABEL) {
            problems.add("must be no more than " + MOST_LABEL + " bytes");
        }
        if (!IS_LABEL.matcher(name).matches()) {
            problems.add(LABEL);
        }
        return problems;
    }

    static List<String> labelValue(String value) {
        List<String> problems = new ArrayList<>();
        if (value.length() > MOST_LABEL) {
            problems.add("must be no more than " + MOST_LABEL + " bytes");
        }
        if (!IS_LABEL_VALUE.matcher(value).matches()) {
            problems.add(LABEL_VALUE);
        }
        return problems;
    }

    static List<String> qualifiedName(String name) {
        List<String> problems = new ArrayList<>();
        String[] parts = name.split("/", -1);
        String last = parts[parts.length - 1];
        if (parts.length > 2) {
            problems.add(
                    "a qualified name must consist of alphanumeric characters, '-', '_' or '.', and must start and end with"
                            + " an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is"
                            + " '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS subdomain prefix and '/' (e.g."
                            + " 'example.com/MyName')");
            return problems;
        }
        if (parts.length == 2 && parts[0].isEmpty()) {
            problems.add("prefix part must be non-empty");
        } else if (parts.length == 2) {
            subdomain(parts[0]).forEach(problem -> problems.add("prefix part " + problem));
        }
        if (last.isEmpty()) {
            problems.add("name part must be non-empty");
        } else if (last.length() > MOST_LABEL) {
            problems.add("name part must be no more than " + MOST_LABEL + " bytes");
        }
        if (!IS_NAME_PART.matcher(last).matches()) {
            problems.add(NAME_PART);
        }
        return problems;
    }
}
