package io.coxswain.samples.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is not the same in two pods of one workload. */
enum Difference {
    NAME("[a-z0-9]{5}(?=\",\"generateName)"),
    UID("(?<=\"uid\":\")[0-9a-f-]{36}(?=\",\"resourceVersion)"),
    OWNER("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
    VERSION("(?<=\"resourceVersion\":\")[0-9]+"),
    TIME("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"),
    NODE("(?<=\"nodeName\":\")[^\"]+"),
    HOST("127[.]0[.]0[.]1(?=\")"),
    ADDRESS("10[.]1[.]0[.][0-9]+"),
    VOLUME("(?<=kube-api-access-)[a-z0-9]{5}");

    /** Any of them, in the JSON of a pod that the cluster of {@code capture} gave. */
    static final Pattern ANY = Pattern.compile(Arrays.stream(values())
            .map(d -> "(?<" + d.name() + ">" + d.regex + ")")
            .collect(Collectors.joining("|")));

    private static final int NODES = 200;
    private static final int PODS_PER_OWNER = 30;

    /** Those of which API servers make random names. */
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private final String regex;

    Difference(String regex) {
        this.regex = regex;
    }

    /** Which of them was found. */
    static Difference found(Matcher matcher) {
        return Arrays.stream(values())
                .filter(d -> matcher.group(d.name()) != null)
                .findFirst()
                .orElseThrow();
    }

    /** What a pod has in place of what was captured. */
    String in(int pod, String captured) {
        return switch (this) {
            case NAME -> suffix(pod);
            case UID -> uuid("pod", pod);
            case OWNER -> uuid("owner", pod / PODS_PER_OWNER);
            case VERSION -> Integer.toString(1_000_000 + 17 * pod);
            case TIME -> Instant.parse(captured).plusSeconds(37L * pod).toString();
            case NODE -> "node-" + pod % NODES;
            case HOST -> "192.168.1." + pod % NODES;
            case ADDRESS -> "10." + pod / 62_500 + "." + pod / 250 % 250 + "." + (pod % 250 + 1);
            case VOLUME -> suffix(pod + 1_000_000);
        };
    }

    private static String uuid(String what, int number) {
        return UUID.nameUUIDFromBytes((what + number).getBytes(StandardCharsets.US_ASCII))
                .toString();
    }

    private static String suffix(int number) {
        // The factor has no divisor in common with the number of letters, so no two numbers meet.
        long scattered = number * 5_000_011L;
        StringBuilder suffix = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            suffix.append(LETTERS.charAt((int) (scattered % LETTERS.length())));
            scattered /= LETTERS.length();
        }
        return suffix.toString();
    }
}
