import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints which tests hold which known faults: {@code java FaultTable.java LIST FOLDER}.
 *
 * <p>The list is Markdown: a numbered line is a fault, a line such as {@code - `word`: text} an item of security. Tests claim them
 * by {@code @Tag("fault-07")} and {@code @Tag("security-word")}, at a class or a method. The exit code is 1 when a tag names nothing
 * that is in the list, or the list skips or repeats a number.
 */
final class FaultTable {
    private static final Pattern FAULT = Pattern.compile("(\\d+)\\. (.+)");
    private static final Pattern SECURITY = Pattern.compile("- `([a-z0-9-]+)`: (.+)");
    private static final Pattern TAG = Pattern.compile("@Tag\\(\\s*\"((?:fault|security)-[^\"]*)\"\\s*\\)");
    private static final Pattern NAMED = Pattern.compile("\\b(?:(?:class|record|interface) |void )(\\w+)");

    private final Map<String, String> faults = new LinkedHashMap<>();
    private final Map<String, List<String>> tests = new TreeMap<>();
    private final List<String> errors = new ArrayList<>();

    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: java FaultTable.java LIST FOLDER");
            System.exit(2);
        }
        FaultTable table = new FaultTable();
        table.readList(Path.of(args[0]));
        table.readTests(Path.of(args[1]));
        System.exit(table.print() ? 0 : 1);
    }

    private void readList(Path list) throws IOException {
        int last = 0;
        for (String line : Files.readAllLines(list)) {
            Matcher fault = FAULT.matcher(line);
            Matcher security = SECURITY.matcher(line);
            if (fault.matches()) {
                last++;
                if (Integer.parseInt(fault.group(1)) != last) {
                    errors.add("fault " + fault.group(1) + " stands in the place of fault " + last);
                }
                add("fault-%02d".formatted(last), fault.group(2));
            } else if (security.matches()) {
                add("security-" + security.group(1), security.group(2));
            }
        }
    }

    private void add(String tag, String text) {
        if (faults.put(tag, text) != null) {
            errors.add(tag + " is there twice");
        }
    }

    private void readTests(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.toAbsolutePath().normalize().getFileName().toString();
                boolean skipped = name.equals("target") || name.startsWith(".git") || folder.endsWith("src/main");
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (file.toString().endsWith(".java") && file.toString().contains("src/test/")) {
                    readTest(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** A tag belongs to the class or the method that is named next. */
    private void readTest(Path file) throws IOException {
        String source = Files.readString(file);
        String type = file.getFileName().toString().replace(".java", "");
        Matcher tag = TAG.matcher(source);
        while (tag.find()) {
            Matcher named = NAMED.matcher(source);
            String name = named.find(tag.end()) ? named.group(1) : "?";
            String test = name.equals(type) ? type : type + "." + name;
            tests.computeIfAbsent(tag.group(1), any -> new ArrayList<>()).add(test);
            if (!faults.containsKey(tag.group(1))) {
                errors.add(test + " claims " + tag.group(1) + ", which is not in the list");
            }
        }
    }

    private boolean print() {
        faults.forEach((tag, text) -> {
            System.out.println(tag + "  " + text);
            tests.getOrDefault(tag, List.of()).forEach(test -> System.out.println("    " + test));
        });
        print("fault-", "faults");
        print("security-", "items of security");
        errors.forEach(error -> System.out.println("ERROR: " + error));
        return errors.isEmpty();
    }

    private void print(String prefix, String what) {
        List<String> all = faults.keySet().stream().filter(tag -> tag.startsWith(prefix)).toList();
        List<String> missing = all.stream().filter(tag -> !tests.containsKey(tag)).map(tag -> tag.substring(prefix.length())).toList();
        System.out.printf("%n%d of %d %s have a test%s%n", all.size() - missing.size(), all.size(), what,
                missing.isEmpty() ? "" : "; none yet: " + String.join(" ", missing));
    }
}
