package io.coxswain.model;

/**
 * Writes JSON pointers (RFC 6901), by which errors and patches name the parts of a document.
 *
 * <pre>{@code
 * JsonPointer.append("/metadata/annotations", "example.com/owner");    // /metadata/annotations/example.com~1owner
 * }</pre>
 */
public final class JsonPointer {
    private JsonPointer() {}

    /** The pointer to the field of this name, or the item of this index, in what another pointer names. */
    public static String append(String pointer, String name) {
        return pointer + '/' + name.replace("~", "~0").replace("/", "~1");
    }

    /** The name that one step of a pointer spells. */
    public static String unescape(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }
}
