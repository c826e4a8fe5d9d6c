package io.coxswain.codegen.importer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The messages of Kubernetes' .proto files, by full name. */
final class ProtoFiles {
    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern MESSAGE = Pattern.compile("message (\\w+) \\{");
    private static final Pattern FIELD =
            Pattern.compile("\\s+(?:(optional|repeated) ([\\w.]+)|(map)<string, ([\\w.]+)>) (\\w+) = (\\d+);");
    private static final Pattern IGNORED = Pattern.compile("\\s*|}|(syntax|import|option)\\b.*");

    private final Map<String, Map<Integer, Field>> messages = new TreeMap<>();

    enum Label {
        OPTIONAL,
        REPEATED,
        MAP
    }

    /** What a field holds: a scalar's name or a message's full name; of a map, its values. */
    record Shape(Label label, String type) {}

    record Field(String name, int tag, Shape shape) {}

    static ProtoFiles read(Path folder) {
        ProtoFiles protos = new ProtoFiles();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".proto")).sorted().toList()) {
                protos.read(file, Files.readAllLines(file));
            }
        } catch (IOException e) {
            throw new ImportException("cannot read the .proto files of " + folder, e);
        }
        return protos;
    }

    private void read(Path file, List<String> lines) {
        String scope = "";
        Map<Integer, Field> message = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher line = FIELD.matcher(lines.get(i));
            if (line.matches()) {
                Field field = field(line, scope);
                message.put(field.tag(), field);
            } else if (line.usePattern(MESSAGE).matches()) {
                message = new TreeMap<>();
                messages.put(scope + "." + line.group(1), message);
            } else if (line.usePattern(PACKAGE).matches()) {
                scope = line.group(1);
            } else if (!line.usePattern(IGNORED).matches()) {
                throw new ImportException(file + ":" + (i + 1) + ": not understood: " + lines.get(i));
            }
        }
    }

    private static Field field(Matcher line, String scope) {
        Label label =
                line.group(3) != null ? Label.MAP : line.group(1).equals("optional") ? Label.OPTIONAL : Label.REPEATED;
        String type = label == Label.MAP ? line.group(4) : line.group(2);
        String full = type.startsWith(".")
                ? type.substring(1)
                : Character.isUpperCase(type.charAt(0)) ? scope + "." + type : type;
        return new Field(line.group(5), Integer.parseInt(line.group(6)), new Shape(label, full));
    }

    /** A Go type's message, by tag, or null where there is none. */
    @Nullable
    Map<Integer, Field> messageOf(String goType) {
        return messages.get(nameOf(goType));
    }

    static String nameOf(String goType) {
        return goType.replace('/', '.').replace('-', '_');
    }
}
