package io.coxswain.model.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** The order in which Kubernetes' YAML has the fields of an object: letters behind other characters, numbers by their value. */
final class KeyOrder implements Comparator<String> {
    private static final KeyOrder ORDER = new KeyOrder();

    private KeyOrder() {}

    /**
     * By a heap, from a fixed beginning. The order is not transitive: a1b is before a2, a2 before a10, and a10 before a1b.
     * Java's own sort may answer that with an exception, and Kubernetes' library with another order every time.
     */
    static <V> List<Map.Entry<String, V>> sorted(Map<String, V> fields) {
        PriorityQueue<Map.Entry<String, V>> heap = new PriorityQueue<>(Map.Entry.comparingByKey(ORDER));
        heap.addAll(new TreeMap<>(fields).entrySet());
        List<Map.Entry<String, V>> sorted = new ArrayList<>(fields.size());
        while (!heap.isEmpty()) {
            sorted.add(heap.remove());
        }
        return sorted;
    }

    @Override
    public int compare(String a, String b) {
        int at = firstDifference(a, b);
        if (at == a.length() || at == b.length()) {
            return Integer.compare(a.length(), b.length());
        }
        int x = a.codePointAt(at);
        int y = b.codePointAt(at);
        boolean xLetter = Character.isLetter(x);
        boolean yLetter = Character.isLetter(y);
        if (xLetter && yLetter) {
            return Integer.compare(x, y);
        }
        if (xLetter || yLetter) {
            return yLetter ? -1 : 1;
        }
        // A zero behind other digits counts as one of them; at the front of a number it does not.
        long start = (x == '0' || y == '0') && isBehindNumber(a, at) ? 1 : 0;
        int byNumber = Long.compare(number(a, at, start), number(b, at, start));
        if (byNumber != 0) {
            return byNumber;
        }
        int byDigits = Integer.compare(digits(a, at), digits(b, at));
        return byDigits != 0 ? byDigits : Integer.compare(x, y);
    }

    private static int firstDifference(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        int at = 0;
        while (at < shorter && a.charAt(at) == b.charAt(at)) {
            at++;
        }
        boolean insidePair = at > 0 && Character.isHighSurrogate(a.charAt(at - 1));
        return insidePair ? at - 1 : at;
    }

    private static boolean isBehindNumber(String text, int at) {
        int i = at;
        while (i > 0 && Character.isDigit(text.codePointBefore(i))) {
            int digit = text.codePointBefore(i);
            if (digit != '0') {
                return true;
            }
            i -= Character.charCount(digit);
        }
        return false;
    }

    private static long number(String text, int from, long start) {
        long number = start;
        int i = from;
        while (i < text.length() && Character.isDigit(text.codePointAt(i))) {
            int digit = text.codePointAt(i);
            number = number * 10 + (digit - '0');
            i += Character.charCount(digit);
        }
        return number;
    }

    private static int digits(String text, int from) {
        int digits = 0;
        int i = from;
        while (i < text.length() && Character.isDigit(text.codePointAt(i))) {
            digits++;
            i += Character.charCount(text.codePointAt(i));
        }
        return digits;
    }
}
