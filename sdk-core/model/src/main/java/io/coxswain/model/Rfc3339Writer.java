package io.coxswain.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Writes times in UTC as Go does, which for years of more than four digits is longer than RFC 3339 allows. */
final class Rfc3339Writer {
    static final int NO_FRACTION = -1;

    private static final long DAY = 86_400;
    private static final int DAYS_OF_400_YEARS = 146_097;

    private Rfc3339Writer() {}

    static String write(long seconds, int micros) {
        long epochDay = Math.floorDiv(seconds, DAY);
        int second = (int) Math.floorMod(seconds, DAY);
        // Counted from 1 March of the year 0, so that the leap day is the last of its year.
        long days = epochDay + 719_468;
        long cycle = Math.floorDiv(days, DAYS_OF_400_YEARS);
        int dayOfCycle = Math.floorMod(days, DAYS_OF_400_YEARS);
        int yearOfCycle = (dayOfCycle - dayOfCycle / 1_460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365;
        int dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        long year = cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0);
        return year >= 0 && year <= 9_999
                ? rfc3339((int) year, month, day, second, micros)
                : outsideOfRfc3339(year)
                        + rfc3339(0, month, day, second, micros).substring(4);
    }

    private static String outsideOfRfc3339(long year) {
        return year > 0 ? Long.toString(year) : "-" + "%04d".formatted(-year);
    }

    private static String rfc3339(int year, int month, int day, int second, int micros) {
        byte[] b = new byte[micros == NO_FRACTION ? 20 : 27];
        put(b, 0, year / 100, '-');
        put(b, 2, year % 100, '-');
        put(b, 5, month, '-');
        put(b, 8, day, 'T');
        put(b, 11, second / 3_600, ':');
        put(b, 14, second / 60 % 60, ':');
        put(b, 17, second % 60, '.');
        if (micros != NO_FRACTION) {
            put(b, 20, micros / 10_000, '0');
            put(b, 22, micros / 100 % 100, '0');
            put(b, 24, micros % 100, 'Z');
        }
        b[b.length - 1] = 'Z';
        return new String(b, ISO_8859_1);
    }

    /** Two digits and what follows them, which the next may overwrite. */
    private static void put(byte[] b, int at, int value, char next) {
        b[at] = (byte) ('0' + value / 10);
        b[at + 1] = (byte) ('0' + value % 10);
        b[at + 2] = (byte) next;
    }
}
