package io.coxswain.samples.kctl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The words behind a command, read as kubectl reads its own: flags before, between and behind the rest, {@code -n shop},
 * {@code -nshop}, {@code --namespace=shop}, {@code -Aw}.
 */
final class CommandLine {
    private final Command command;
    private final Map<Flag, List<String>> flags = new EnumMap<>(Flag.class);
    private final List<String> rest = new ArrayList<>();
    private final Deque<String> words;

    private CommandLine(Command command, List<String> words) {
        this.command = command;
        this.words = new ArrayDeque<>(words);
    }

    static CommandLine parse(Command command, List<String> words) {
        CommandLine line = new CommandLine(command, words);
        line.parse();
        return line;
    }

    /**
     * The same words with the command in front, as in {@code get -n shop pods} for {@code -n shop get pods}: what every command
     * takes may stand before it.
     */
    static List<String> commandFirst(List<String> words) {
        int begin = 0;
        while (begin < words.size() && words.get(begin).startsWith("-")) {
            begin += isFollowedByItsValue(words.get(begin)) ? 2 : 1;
        }
        int behind = Math.min(begin, words.size());
        Command command = Command.of(words.subList(behind, words.size()));
        int end = behind + (command == null ? 0 : command.length());
        return Stream.of(words.subList(behind, end), words.subList(0, behind), words.subList(end, words.size()))
                .flatMap(List::stream)
                .toList();
    }

    private static boolean isFollowedByItsValue(String word) {
        Flag flag = word.startsWith("--")
                ? Flag.of(Flag.COMMON, word.substring(2))
                : word.length() == 2 ? Flag.of(Flag.COMMON, word.charAt(1)) : null;
        return flag != null && flag.unsaid == null;
    }

    /** What is no flag. */
    List<String> rest() {
        return List.copyOf(rest);
    }

    /** What was given last. */
    Optional<String> value(Flag flag) {
        List<String> all = values(flag);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** All that was given, in order. */
    List<String> values(Flag flag) {
        return flags.getOrDefault(flag, List.of());
    }

    boolean has(Flag flag) {
        return Boolean.parseBoolean(value(flag).orElse("false"));
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
        Flag flag = Flag.of(command.flags, name);
        if (flag == null) {
            throw unusable("unknown flag: --" + name);
        }
        if (equals >= 0) {
            add(flag, word.substring(equals + 1));
        } else {
            add(flag, flag.unsaid == null ? next("--" + name) : flag.unsaid);
        }
    }

    /** One or more letters, of which the last may have its value right behind it. */
    private void letters(String word) {
        for (int i = 1; i < word.length(); i++) {
            char letter = word.charAt(i);
            Flag flag = Flag.of(command.flags, letter);
            if (flag == null) {
                throw unusable("unknown shorthand flag: '" + letter + "' in " + word);
            }
            String behind = word.substring(i + 1);
            if (behind.startsWith("=")) {
                add(flag, behind.substring(1));
                return;
            }
            if (flag.unsaid == null) {
                add(flag, behind.isEmpty() ? next("'" + letter + "' in " + word) : behind);
                return;
            }
            add(flag, flag.unsaid);
        }
    }

    private void add(Flag flag, String value) {
        flags.computeIfAbsent(flag, first -> new ArrayList<>()).add(value);
    }

    private String next(String flag) {
        if (words.isEmpty()) {
            throw unusable("flag needs an argument: " + flag);
        }
        return words.remove();
    }

    private UsageException unusable(String message) {
        return new UsageException(message + "\nSee 'kctl " + command.words + " --help' for usage.");
    }
}
