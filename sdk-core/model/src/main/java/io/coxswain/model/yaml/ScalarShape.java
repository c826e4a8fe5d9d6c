package io.coxswain.model.yaml;

/**
 * In which notations a string can be written, seen from its characters alone.
 *
 * @param multiline whether it has line breaks, of any kind
 */
record ScalarShape(boolean multiline, boolean plain, boolean singleQuoted, boolean block) {
    private static final ScalarShape EMPTY = new ScalarShape(false, true, true, false);
    private static final String INDICATORS = "#,[]{}&*!|>'\"%@`";

    static ScalarShape of(String text) {
        if (text.isEmpty()) {
            return EMPTY;
        }
        boolean breaks = false;
        boolean special = false;
        boolean spaceBesideBreak = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char before = i == 0 ? 'x' : text.charAt(i - 1);
            breaks |= YamlChars.isBreak(c);
            special |= !YamlChars.isPrintable(c) || (YamlChars.isBreak(c) && before == ' ');
            spaceBesideBreak |= c == ' ' && YamlChars.isBreak(before);
        }
        boolean endsInSpace = text.endsWith(" ");
        boolean edges = text.startsWith(" ") || endsInSpace;
        return new ScalarShape(
                breaks,
                !(edges || breaks || special || hasIndicators(text)),
                !(spaceBesideBreak || special),
                !(endsInSpace || special));
    }

    private static boolean hasIndicators(String text) {
        char first = text.charAt(0);
        if (INDICATORS.indexOf(first) >= 0 || text.startsWith("---") || text.startsWith("...")) {
            return true;
        }
        if ((first == '-' || first == '?') && isEndOrBlank(text, 1)) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':' && isEndOrBlank(text, i + 1)) {
                return true;
            }
            if (c == '#' && i > 0 && isBlankOrBreak(text.charAt(i - 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEndOrBlank(String text, int index) {
        return index == text.length() || YamlChars.isBlank(text.charAt(index));
    }

    private static boolean isBlankOrBreak(char c) {
        return YamlChars.isBlank(c) || YamlChars.isBreak(c) || c == '\0';
    }
}
