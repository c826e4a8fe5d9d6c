package io.coxswain.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Month;

/** Reads times as Go's {@code time.Parse} does with Kubernetes' two layouts. */
final class Rfc3339Reader {
    private static final int SHORTEST = "2006-01-02T5:04:05Z".length();
    private static final int DATE = "2006-01-02T".length();
    private static final int MINUTES = "04:05".length();
    private static final int MICRO_DIGITS = 6;
    private static final int OFFSET = "+07:00".length();

    private Rfc3339Reader() {}

    static long seconds(byte[] b, int from, int to) {
        int minute = minuteAt(b, from, to);
        long local = localSeconds(b, from, to, minute);
        int zone = minute + MINUTES;
        if (zone + 1 < to && isPoint(b[zone]) && isDigit(b[zone + 1])) {
            zone++;
            while (zone < to && isDigit(b[zone])) {
                zone++;
            }
        }
        return local - offset(b, from, to, zone);
    }

    static long micros(byte[] b, int from, int to) {
        int minute = minuteAt(b, from, to);
        long local = localSeconds(b, from, to, minute);
        int point = minute + MINUTES;
        int zone = point + 1 + MICRO_DIGITS;
        if (zone >= to || !isPoint(b[point])) {
            throw bad(b, from, to);
        }
        int fraction = fraction(b, point + 1);
        if (fraction < 0) {
            throw bad(b, from, to);
        }
        return (local - offset(b, from, to, zone)) * 1_000_000 + fraction;
    }

    /** Where the minute is: an hour may have one digit. */
    private static int minuteAt(byte[] b, int from, int to) {
        if (to - from < SHORTEST) {
            throw bad(b, from, to);
        }
        int minute = from + DATE + (b[from + DATE + 1] == ':' ? 2 : 3);
        if (minute + MINUTES >= to) {
            throw bad(b, from, to);
        }
        return minute;
    }

    private static long localSeconds(byte[] b, int from, int to, int minuteAt) {
        int hourAt = from + DATE;
        int year = twoDigits(b, from) * 100 + twoDigits(b, from + 2);
        int month = twoDigits(b, from + 5);
        int day = twoDigits(b, from + 8);
        int hour = minuteAt - hourAt == 2 ? digit(b[hourAt]) : twoDigits(b, hourAt);
        int minute = twoDigits(b, minuteAt);
        int second = twoDigits(b, minuteAt + 3);
        boolean separated = b[from + 4] == '-'
                && b[from + 7] == '-'
                && b[from + 10] == 'T'
                && b[minuteAt - 1] == ':'
                && b[minuteAt + 2] == ':';
        boolean inRange = year >= 0
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= daysOf(month, year)
                && hour >= 0
                && hour <= 23
                && minute >= 0
                && minute <= 59
                && second >= 0
                && second <= 59;
        if (!separated || !inRange) {
            throw bad(b, from, to);
        }
        int secondOfDay = hour * 3_600 + minute * 60 + second;
        return epochDay(year, month, day) * 86_400 + secondOfDay;
    }

    /** Six digits, of which Go lets the first be a sign as long as nothing negative comes of it. */
    private static int fraction(byte[] b, int at) {
        boolean signed = b[at] == '+' || b[at] == '-';
        int value = 0;
        for (int i = signed ? at + 1 : at; i < at + MICRO_DIGITS; i++) {
            if (!isDigit(b[i])) {
                return -1;
            }
            value = value * 10 + (b[i] - '0');
        }
        return b[at] == '-' ? -value : value;
    }

    /** Of the rest, which must be an offset from UTC; Go takes 24 hours and 60 minutes too. */
    private static int offset(byte[] b, int from, int to, int at) {
        if (to - at == 1 && b[at] == 'Z') {
            return 0;
        }
        if (to - at == OFFSET && b[at + 3] == ':') {
            int hours = twoDigits(b, at + 1);
            int minutes = twoDigits(b, at + 4);
            int sign = b[at] == '+' ? 1 : b[at] == '-' ? -1 : 0;
            if (sign != 0 && hours >= 0 && hours <= 24 && minutes >= 0 && minutes <= 60) {
                return sign * (hours * 3_600 + minutes * 60);
            }
        }
        throw bad(b, from, to);
    }

    private static boolean isPoint(byte c) {
        return c == '.' || c == ',';
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    /** Far below zero if it is none, so that no sum with it is in a range. */
    private static int digit(byte c) {
        return isDigit(c) ? c - '0' : -1_000_000;
    }

    private static int twoDigits(byte[] b, int at) {
        return digit(b[at]) * 10 + digit(b[at + 1]);
    }

    private static int daysOf(int month, int year) {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return Month.of(month).length(leap);
    }

    /** Days since 1970. Years are counted from March, so that the leap day is the last of its year. */
    private static long epochDay(int year, int month, int day) {
        int y = month > 2 ? year : year - 1;
        int monthFromMarch = month > 2 ? month - 3 : month + 9;
        int century = Math.floorDiv(y, 100);
        int leapDays = Math.floorDiv(y, 4) - century + Math.floorDiv(century, 4);
        int dayOfYear = (monthFromMarch * 153 + 2) / 5 + day - 1;
        return y * 365L + leapDays + dayOfYear - 719_468;
    }

    private static IllegalArgumentException bad(byte[] b, int from, int to) {
        String text = new String(b, from, Math.max(to - from, 0), ISO_8859_1);
        return new IllegalArgumentException(
                "not a time: " + Excerpt.of(text) + " (expected such as 2026-11-21T05:28:11Z)");
    }
}
