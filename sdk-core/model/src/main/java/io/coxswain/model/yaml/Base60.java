package io.coxswain.model.yaml;

/** Numbers such as 190:20:30, which YAML 1.1 counts in sixties. Kubernetes does not read them, but quotes what looks like them. */
final class Base60 {
    private Base60() {}

    static boolean isNumber(String text) {
        int i = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
        int first = i;
        while (isDigit(text, i) || (i > first && isAt(text, i, '_'))) {
            i++;
        }
        if (i == first || !isAt(text, i, ':')) {
            return false;
        }
        while (isAt(text, i, ':')) {
            int digits = isDigit(text, i + 2) ? 2 : 1;
            if (!isDigit(text, i + 1) || (digits == 2 && text.charAt(i + 1) > '5')) {
                return false;
            }
            i += 1 + digits;
        }
        if (isAt(text, i, '.')) {
            i++;
            while (isDigit(text, i) || isAt(text, i, '_')) {
                i++;
            }
        }
        return i == text.length();
    }

    private static boolean isDigit(String text, int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private static boolean isAt(String text, int index, char c) {
        return index < text.length() && text.charAt(index) == c;
    }
}
