package io.coxswain.samples.kctl;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What {@code kctl help} and {@code --help} say. */
final class Help {
    private Help() {}

    /** All commands. */
    static String all() {
        return Arrays.stream(Command.values())
                        .map(command -> String.format("kctl %-24s %s%n", command.words, command.purpose))
                        .collect(Collectors.joining())
                + "\nkctl COMMAND --help says more.\n";
    }

    /** One command, and its flags. */
    static String of(Command command) {
        String head = "kctl " + command.words + (command.arguments.isEmpty() ? "" : " " + command.arguments);
        return command.flags.stream()
                .map(Help::line)
                .collect(Collectors.joining("", head + "    " + command.purpose + "\n\n", ""));
    }

    private static String line(Flag flag) {
        String letter = flag.letter == 0 ? "    " : "-" + flag.letter + ", ";
        return String.format("  %s%-22s %s%n", letter, "--" + flag.word, flag.purpose);
    }
}
