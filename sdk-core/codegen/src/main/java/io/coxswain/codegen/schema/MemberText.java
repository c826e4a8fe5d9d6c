package io.coxswain.codegen.schema;

import io.coxswain.codegen.schema.FieldSchema.ListKind;
import io.coxswain.codegen.schema.FieldSchema.Presence;
import io.coxswain.codegen.schema.FieldSchema.Wire;
import io.coxswain.codegen.schema.TypeSchema.Inline;
import io.coxswain.codegen.schema.TypeSchema.Member;
import java.util.List;
import java.util.Map;

/** The lines of a type: {@code replicas *int32 1 optional} is a field, {@code ...VolumeSource 2} an inlined type. */
final class MemberText {
    private static final String INLINE = "...";
    private static final String NO_TAG = "-";
    private static final String DEFAULT = " default=";

    private final TypeText types;

    MemberText(TypeText types) {
        this.types = types;
    }

    String write(Member member) {
        return member instanceof Inline inline
                ? INLINE + types.shorten(inline.type()) + " " + tag(inline.tag())
                : write((FieldSchema) member);
    }

    private String write(FieldSchema field) {
        StringBuilder text = new StringBuilder(field.name())
                .append(field.pointer() ? " *" : " ")
                .append(types.write(field.type()))
                .append(' ')
                .append(tag(field.tag()));
        if (field.wire() != impliedWire(field.type(), field.tag())) {
            text.append('/').append(Names.camel(field.wire().name()));
        }
        text.append(' ').append(Names.camel(field.presence().name()));
        text.append(field.required() ? " required" : "");
        if (field.list() != null) {
            text.append(" list=").append(Names.camel(field.list().name()));
        }
        text.append(values("keys", field.mapKeys()));
        text.append(field.atomic() ? " atomic" : "");
        text.append(values("patch", field.patchStrategies()));
        if (field.patchMergeKey() != null) {
            text.append(" mergeKey=").append(field.patchMergeKey());
        }
        if (field.defaultValue() != null) {
            text.append(DEFAULT).append(field.defaultValue());
        }
        return text.toString();
    }

    private static String values(String name, List<String> values) {
        return values.isEmpty() ? "" : " " + name + "=" + String.join(",", values);
    }

    private static String tag(int tag) {
        return tag == 0 ? NO_TAG : Integer.toString(tag);
    }

    Member read(String line) {
        if (line.startsWith(INLINE)) {
            String[] words = words(line, 2, "...<type> <tag>");
            return new Inline(types.lengthen(words[0].substring(INLINE.length())), tag(words[1]));
        }
        // The default is JSON and may hold spaces, so it comes last.
        int end = line.indexOf(DEFAULT);
        String defaultValue = end < 0 ? null : line.substring(end + DEFAULT.length());
        String[] words = words(end < 0 ? line : line.substring(0, end), 4, "<name> <type> <tag> <presence>");
        boolean pointer = words[1].startsWith("*");
        TypeRef type = types.read(pointer ? words[1].substring(1) : words[1]);
        String[] tag = words[2].split("/", 2);
        Wire wire = tag.length == 2 ? Names.constant(Wire.class, tag[1]) : impliedWire(type, tag(tag[0]));
        Presence presence = Names.constant(Presence.class, words[3]);
        Map<String, String> options = Options.read(words, 4);
        String list = options.get("list");
        return new FieldSchema(
                words[0],
                type,
                tag(tag[0]),
                wire,
                presence,
                pointer,
                options.containsKey("required"),
                defaultValue,
                list == null ? null : Names.constant(ListKind.class, list),
                Options.list(options.get("keys")),
                options.containsKey("atomic"),
                Options.list(options.get("patch")),
                options.get("mergeKey"));
    }

    private static String[] words(String line, int least, String form) {
        String[] words = line.split(" ", -1);
        if (words.length < least) {
            throw new IllegalArgumentException("'" + line + "' is not of the form " + form);
        }
        return words;
    }

    private static int tag(String text) {
        if (text.equals(NO_TAG)) {
            return 0;
        }
        int tag = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
        if (tag == 0) {
            throw new IllegalArgumentException("'" + text + "' is not a protobuf tag");
        }
        return tag;
    }

    private static Wire impliedWire(TypeRef type, int tag) {
        return tag == 0 ? Wire.NONE : TypeText.wireOf(type);
    }
}
