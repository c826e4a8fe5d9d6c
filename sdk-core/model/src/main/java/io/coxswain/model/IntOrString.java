package io.coxswain.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A number or a text, where Kubernetes takes either: a port by number or name, a count or a percentage.
 *
 * <pre>{@code
 * IntOrString.of(8080);
 * IntOrString.of("25%").scaled(10, true);     // 3
 * }</pre>
 */
public final class IntOrString {
    private final int number;
    private final @Nullable String string;

    private IntOrString(int number, @Nullable String string) {
        this.number = number;
        this.string = string;
    }

    /** A number. */
    public static IntOrString of(int value) {
        return new IntOrString(value, null);
    }

    /** A text, also if it looks like a number. */
    public static IntOrString of(String value) {
        return new IntOrString(0, Objects.requireNonNull(value, "value"));
    }

    /** A number if the text is one of 32 bits, else the text: for what people type. */
    public static IntOrString parse(String text) {
        Long value = Int64.parse(text);
        return value != null && value == value.intValue() ? of(value.intValue()) : of(text);
    }

    /** Whether it is a number. */
    public boolean isInt() {
        return string == null;
    }

    /**
     * The number.
     *
     * @throws IllegalStateException if it is a text
     */
    public int intValue() {
        if (string != null) {
            throw new IllegalStateException("a text, not a number: " + Excerpt.of(string));
        }
        return number;
    }

    /**
     * The text.
     *
     * @throws IllegalStateException if it is a number
     */
    public String stringValue() {
        if (string == null) {
            throw new IllegalStateException("a number, not a text: " + number);
        }
        return string;
    }

    /**
     * The number itself, or the percentage of a total, as Kubernetes computes {@code maxSurge} and the like.
     *
     * @param roundUp what becomes of a fraction
     * @throws IllegalArgumentException if it is a text that is no percentage
     * @throws ArithmeticException if the result does not fit into an int
     */
    public int scaled(int total, boolean roundUp) {
        if (string == null) {
            return number;
        }
        Long percent = string.endsWith("%") ? Int64.parse(string.substring(0, string.length() - 1)) : null;
        if (percent == null) {
            throw new IllegalArgumentException(
                    "neither a number nor a percentage: " + Excerpt.of(string) + " (expected such as 3 or 25%)");
        }
        double part = (double) percent * total / 100;
        return Math.toIntExact((long) (roundUp ? Math.ceil(part) : Math.floor(part)));
    }

    /** The number 80 does not equal the text "80". */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IntOrString that && number == that.number && Objects.equals(string, that.string);
    }

    @Override
    public int hashCode() {
        return string == null ? number : string.hashCode();
    }

    /** The number in decimal, or the text. */
    @Override
    public String toString() {
        return string == null ? Integer.toString(number) : string;
    }
}
