package io.coxswain.model.yaml;

import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The times that Kubernetes' YAML library knows. They stay strings, but they are written in quotes. */
final class GoTimestamp {
    private static final String DATE = "(\\d{4})-(\\d{1,2})-(\\d{1,2})";
    private static final String CLOCK = "(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:[.,]\\d{1,9})?";
    private static final String ZONE = "(?:Z|[-+](\\d{2}):(\\d{2}))";
    private static final Pattern TIMESTAMP = Pattern.compile(DATE + "(?:[Tt]" + CLOCK + ZONE + "| +" + CLOCK + ")?");
    private static final int LONGEST = 1000;

    private GoTimestamp() {}

    static boolean isTimestamp(String text) {
        Matcher matcher = TIMESTAMP.matcher(text);
        if (text.length() > LONGEST || !matcher.matches()) {
            return false;
        }
        int month = number(matcher, 2);
        int day = number(matcher, 3);
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(number(matcher, 1), month).lengthOfMonth()
                && isClock(matcher, 4)
                && number(matcher, 7) <= 24
                && number(matcher, 8) <= 60
                && isClock(matcher, 9);
    }

    private static boolean isClock(Matcher matcher, int group) {
        return number(matcher, group) < 24 && number(matcher, group + 1) < 60 && number(matcher, group + 2) < 60;
    }

    private static int number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
