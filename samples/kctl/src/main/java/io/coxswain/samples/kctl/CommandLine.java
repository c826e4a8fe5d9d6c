package io.coxswain.samples.kctl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words behind {@code kctl get}, read as kubectl reads its own: flags before, between and behind the rest, {@code -n shop},
 * {@code -nshop}, {@code --namespace=shop}, {@code -Aw}.
 */
final class CommandLine {
    private final Map<Flag, String> flags = new EnumMap<>(Flag.class);
    private final List<String> rest = new ArrayList<>();
    private final Deque<String> words;

    private CommandLine(List<String> words) {
        this.words = new ArrayDeque<>(words);
    }

    static CommandLine parse(List<String> words) {
        CommandLine line = new CommandLine(words);
        line.parse();
        return line;
    }

    /** What is no flag. */
    List<String> rest() {
        return List.copyOf(rest);
    }

    Optional<String> value(Flag flag) {
        return Optional.ofNullable(flags.get(flag));
    }

    boolean has(Flag flag) {
        return Boolean.parseBoolean(flags.get(flag));
    }

    /** A number that is not negative. */
    Optional<Integer> number(Flag flag) {
        return value(flag).map(text -> {
            if (!text.matches("\\d{1,9}")) {
                throw unusable(
                        "invalid argument \"%s\" for \"--%s\" flag: not a number from 0 on".formatted(text, flag.word));
            }
            return Integer.valueOf(text);
        });
    }

    private void parse() {
        while (!words.isEmpty()) {
            String word = words.remove();
            if (word.equals("--")) {
                rest.addAll(words);
                return;
            }
            if (word.startsWith("--")) {
                longFlag(word.substring(2));
            } else if (word.startsWith("-") && word.length() > 1) {
                letters(word);
            } else {
                rest.add(word);
            }
        }
    }

    private void longFlag(String word) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        Flag flag = Flag.of(name).orElseThrow(() -> unusable("unknown flag: --" + name));
        if (equals >= 0) {
            flags.put(flag, word.substring(equals + 1));
        } else {
            flags.put(flag, flag.takesValue ? next("--" + name) : "true");
        }
    }

    /** One or more letters, of which the last may have its value right behind it. */
    private void letters(String word) {
        for (int i = 1; i < word.length(); i++) {
            char letter = word.charAt(i);
            Flag flag =
                    Flag.of(letter).orElseThrow(() -> unusable("unknown shorthand flag: '" + letter + "' in " + word));
            String behind = word.substring(i + 1);
            if (behind.startsWith("=")) {
                flags.put(flag, behind.substring(1));
                return;
            }
            if (flag.takesValue) {
                flags.put(flag, behind.isEmpty() ? next("'" + letter + "' in " + word) : behind);
                return;
            }
            flags.put(flag, "true");
        }
    }

    private String next(String flag) {
        if (words.isEmpty()) {
            throw unusable("flag needs an argument: " + flag);
        }
        return words.remove();
    }

    private static UsageException unusable(String message) {
        return new UsageException(message + "\nSee 'kctl get --help' for usage.");
    }
}
