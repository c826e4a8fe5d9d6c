package io.coxswain.samples.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** Pods in the image of a captured one: what tells pods apart is replaced, all else stays as the server wrote it. */
final class PodTemplate {
    private final List<Piece> pieces = new ArrayList<>();
    private final String rest;

    PodTemplate(byte[] captured) {
        String json = new String(captured, StandardCharsets.UTF_8).strip();
        Matcher matcher = Difference.ANY.matcher(json);
        int end = 0;
        while (matcher.find()) {
            pieces.add(new Piece(json.substring(end, matcher.start()), Difference.found(matcher), matcher.group()));
            end = matcher.end();
        }
        rest = json.substring(end);
    }

    /** The same number gives the same pod, another number another one. */
    String pod(int number) {
        StringBuilder json = new StringBuilder();
        for (Piece piece : pieces) {
            json.append(piece.before).append(piece.difference.in(number, piece.captured));
        }
        return json.append(rest).toString();
    }

    private record Piece(String before, Difference difference, String captured) {}
}
