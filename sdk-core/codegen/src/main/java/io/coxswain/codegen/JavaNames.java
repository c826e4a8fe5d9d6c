package io.coxswain.codegen;

import com.palantir.javapoet.ClassName;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** What Kubernetes' names are in Java. */
final class JavaNames {
    private static final String ROOT = "io.coxswain.model";

    private JavaNames() {}

    /** The package of an API such as {@code rbac.authorization.k8s.io.v1}: {@code io.coxswain.model.rbac.v1}. */
    static String packageOf(String api) {
        int version = api.lastIndexOf('.');
        String group = api.substring(0, version);
        // "internal" would say something else to a Java reader than what the group is.
        String name = group.equals("internal.apiserver.k8s.io") ? "apiserverinternal" : group.split("\\.", 2)[0];
        return ROOT + "." + name + "." + api.substring(version + 1);
    }

    static ClassName classOf(String api, String type) {
        return ClassName.get(packageOf(api), type);
    }

    /** A field's name, and its accessor's: the JSON name, mended only where Java forbids it. */
    static String identifier(String json) {
        StringBuilder name = new StringBuilder();
        boolean upper = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (Character.isJavaIdentifierPart(c) && c != '$') {
                name.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            } else {
                upper = !name.isEmpty();
            }
        }
        String identifier = name.toString();
        return SourceVersion.isKeyword(identifier) || OF_OBJECT.contains(identifier) ? identifier + "_" : identifier;
    }

    private static final Set<String> OF_OBJECT = Set.of("notify", "wait", "clone", "finalize", "hashCode", "toString");

    static String capitalized(String identifier) {
        return Character.toUpperCase(identifier.charAt(0)) + identifier.substring(1);
    }

    /** A constant's name for a value such as {@code ClusterFirstWithHostNet}; empty where none can be made. */
    static String constant(String value) {
        if (value.equals("*")) {
            return "ALL";
        }
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!Character.isLetterOrDigit(c)) {
                name.append('_');
                continue;
            }
            boolean begins = Character.isUpperCase(c) && i > 0 && beginsWord(value, i);
            if (begins && name.charAt(name.length() - 1) != '_') {
                name.append('_');
            }
            name.append(c);
        }
        String constant =
                name.toString().replaceAll("_+", "_").replaceAll("^_|_$", "").toUpperCase(Locale.ROOT);
        if (constant.isEmpty()) {
            return "";
        }
        return Character.isDigit(constant.charAt(0)) ? "_" + constant : constant;
    }

    /** Whether the upper case letter here begins a word: after a lower case one, or as the last of several (HTTPGet). */
    private static boolean beginsWord(String value, int at) {
        if (!Character.isUpperCase(value.charAt(at - 1))) {
            return true;
        }
        boolean beforeLower = at + 1 < value.length() && Character.isLowerCase(value.charAt(at + 1));
        // A lone small letter belongs to the capitals before it: PodIPs, IPv4.
        boolean lone = at + 2 >= value.length() || !Character.isLowerCase(value.charAt(at + 2));
        return beforeLower && !lone;
    }
}
