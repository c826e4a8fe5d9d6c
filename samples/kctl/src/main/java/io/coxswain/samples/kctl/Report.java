package io.coxswain.samples.kctl;

import io.coxswain.model.KubeObject;
import org.jspecify.annotations.Nullable;

/** What a command that writes says of each object, and whether it only tries. */
final class Report {
    private final @Nullable Printer printer;
    private final boolean dryRun;

    private Report(@Nullable Printer printer, boolean dryRun) {
        this.printer = printer;
        this.dryRun = dryRun;
    }

    static Report of(CommandLine line) {
        return new Report(line.value(Flag.OUTPUT).map(Report::printer).orElse(null), isDryRun(line));
    }

    private static Printer printer(String format) {
        return switch (format) {
            case "name" -> new NamePrinter();
            case "json" -> new JsonPrinter(false);
            case "yaml" -> new YamlPrinter(false);
            default ->
                throw new UsageException("unable to match a printer suitable for the output format \"" + format
                        + "\", allowed formats are: json,name,yaml");
        };
    }

    private static boolean isDryRun(CommandLine line) {
        return switch (line.value(Flag.DRY_RUN).orElse("none")) {
            case "none" -> false;
            case "server" -> true;
            default -> throw new UsageException("--dry-run is none or server: kctl tries nothing by itself");
        };
    }

    /** Whether the server is to do all but keep it. */
    boolean isDryRun() {
        return dryRun;
    }

    /** A line such as {@code configmap/a created}, or what {@code -o} asks for. */
    String of(KubeObject object, String done) {
        return printer == null ? line(NamePrinter.name(object), done) : printer.print(object);
    }

    /** A line of an object that is not there to be printed. */
    String of(Handle<?> handle, String done) {
        return printer == null ? line(handle.quoted(), done) : handle.text() + "\n";
    }

    private String line(String name, String done) {
        return name + " " + done + (dryRun ? " (server dry run)" : "") + "\n";
    }
}
