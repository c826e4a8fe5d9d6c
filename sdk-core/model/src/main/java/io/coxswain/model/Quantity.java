package io.coxswain.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An amount of a resource: {@code 500m}, {@code 2Gi}, {@code 1e3}. Exact, never a floating-point number, and not finer
 * than a billionth: what is finer rounds away from zero.
 *
 * <pre>{@code
 * Quantity limit = Quantity.parse("1.5Gi");
 * limit.toLong();                             // 1610612736
 * limit.canonical();                          // "1536Mi"
 * limit.add(Quantity.parse("512Mi"));         // 2Gi
 * limit.equals(Quantity.parse("1536Mi"));     // true: equality is of the number
 * }</pre>
 *
 * <p>A quantity remembers the text that it was read from, and is written back as that text.
 */
public final class Quantity implements Comparable<Quantity> {

    /** The family of suffixes that a quantity is written with. */
    public enum Format {
        /** Powers of 1024: {@code Ki} to {@code Ei}. */
        BINARY_SI,
        /** Powers of 1000: {@code n}, {@code u}, {@code m}, none, {@code k} to {@code E}. */
        DECIMAL_SI,
        /** Powers of ten: {@code e3}. */
        DECIMAL_EXPONENT
    }

    /** Nothing. */
    public static final Quantity ZERO = of(0);

    /** The number is {@code big}, or where that is null {@code unscaled / 10^scale}. */
    final long unscaled;

    final int scale;
    final @Nullable BigDecimal big;
    final Format format;

    private final @Nullable String text;
    private final boolean textIsCanonical;

    Quantity(long unscaled, int scale, Format format, @Nullable String text, boolean textIsCanonical) {
        this.unscaled = unscaled;
        this.scale = scale;
        this.big = null;
        this.format = format;
        this.text = text;
        this.textIsCanonical = textIsCanonical;
    }

    Quantity(BigDecimal big, Format format, @Nullable String text) {
        this.unscaled = 0;
        this.scale = 0;
        this.big = big;
        this.format = format;
        this.text = text;
        this.textIsCanonical = false;
    }

    private static Quantity exact(long unscaled, int scale, Format format) {
        return new Quantity(unscaled, scale, format, null, false);
    }

    private static Quantity exact(BigDecimal number, Format format) {
        if (!QuantityParser.isOfSaneSize(number)) {
            throw tooLarge();
        }
        return new Quantity(number, format, null);
    }

    private static ArithmeticException tooLarge() {
        return new ArithmeticException("quantity overflow: thousands of digits");
    }

    /**
     * Reads what Kubernetes reads: a decimal number, and one of its suffixes or an exponent.
     *
     * <p>As in Kubernetes {@code 1e2000} is a quantity, however large. It takes no more room than its text; only {@link #add},
     * {@link #subtract} and some products refuse numbers of thousands of digits.
     *
     * @throws IllegalArgumentException if it is no quantity, longer than 1,024 characters or with an exponent beyond
     *     ±1,000,000,000
     */
    public static Quantity parse(String text) {
        return QuantityParser.parse(text);
    }

    /** A whole number, to be written with decimal suffixes. */
    public static Quantity of(long value) {
        return exact(value, 0, Format.DECIMAL_SI);
    }

    /** A number to be written with the given suffixes, such as {@code of(512L << 20, BINARY_SI)} for {@code 512Mi}. */
    public static Quantity of(long value, Format format) {
        return exact(value, 0, Objects.requireNonNull(format, "format"));
    }

    /** Thousandths: {@code ofMilli(250)} is {@code 250m}. */
    public static Quantity ofMilli(long thousandths) {
        return exact(thousandths, 3, Format.DECIMAL_SI);
    }

    /**
     * A number, rounded away from zero to a billionth.
     *
     * @throws IllegalArgumentException if it has thousands of digits or zeros
     */
    public static Quantity of(BigDecimal number) {
        if (!QuantityParser.isOfSaneSize(number)) {
            throw new IllegalArgumentException("not a quantity: a number with thousands of digits");
        }
        BigDecimal rounded =
                number.scale() <= QuantityParser.NANO ? number : number.setScale(QuantityParser.NANO, RoundingMode.UP);
        return rounded.unscaledValue().bitLength() < Long.SIZE
                ? exact(rounded.unscaledValue().longValue(), rounded.scale(), Format.DECIMAL_SI)
                : exact(rounded, Format.DECIMAL_SI);
    }

    /** The family of suffixes that it is written with. */
    public Format format() {
        return format;
    }

    /**
     * What is written: the text that this was read from, and for a computed quantity its canonical form, or an exponent
     * where no suffix is large enough.
     */
    public String text() {
        return text != null ? text : CanonicalQuantity.lossless(this);
    }

    /**
     * The form that Kubernetes gives a quantity: no fraction, and the largest suffix that fits. A text that is nearly
     * so (such as {@code +1k} or {@code 1.500}) counts as canonical there, and here too.
     *
     * <p>Kubernetes has no decimal suffix beyond {@code E}, and for whole multiples of 10^21 prints the number without
     * any. This does the same; {@link #text} does not.
     */
    public String canonical() {
        return text != null && textIsCanonical ? text : CanonicalQuantity.of(this);
    }

    /** -1, 0 or 1. */
    public int sign() {
        return big == null ? Long.signum(unscaled) : big.signum();
    }

    /** Whether it is 0. */
    public boolean isZero() {
        return sign() == 0;
    }

    /** The exact number. One that was read with a large exponent keeps that: mind what you ask of it. */
    public BigDecimal toBigDecimal() {
        return big == null ? BigDecimal.valueOf(unscaled, scale) : big;
    }

    /** The nearest whole number that is not nearer to zero; beyond the range of a long, the end of that range. */
    public long toLong() {
        return QuantityScale.saturated(this, 0);
    }

    /** Thousandths, as {@link #toLong} gives whole numbers. */
    public long toMilli() {
        return QuantityScale.saturated(this, 3);
    }

    /**
     * What Kubernetes' own {@code Value()} gives, to the bit: like {@link #toLong} for what a cluster really holds, but
     * it wraps or gives 0 where a long is too small, and strays for negative numbers with a binary fraction. For
     * telling what a component of Kubernetes will see; to compute, use {@link #toLong}.
     */
    public long value() {
        return QuantityScale.asKubernetes(this, 0);
    }

    /** What Kubernetes' own {@code MilliValue()} gives, to the bit; see {@link #value}. */
    public long milliValue() {
        return QuantityScale.asKubernetes(this, 3);
    }

    /**
     * The sum, in the format of this quantity, or where this is zero in the other's.
     *
     * @throws ArithmeticException if it has thousands of digits
     */
    public Quantity add(Quantity other) {
        Format sumFormat = isZero() ? other.format : format;
        if (big == null && other.big == null) {
            Quantity sum = addLongs(other, sumFormat);
            if (sum != null) {
                return sum;
            }
        }
        if (!QuantityParser.isOfSaneSize(toBigDecimal()) || !QuantityParser.isOfSaneSize(other.toBigDecimal())) {
            return addHuge(other, sumFormat);
        }
        return exact(toBigDecimal().add(other.toBigDecimal()), sumFormat);
    }

    /** Written out, the sum would have as many digits as an exponent says. */
    private Quantity addHuge(Quantity other, Format sumFormat) {
        if (!isZero() && !other.isZero()) {
            throw tooLarge();
        }
        return new Quantity((isZero() ? other : this).toBigDecimal(), sumFormat, null);
    }

    /** The sum if all of it fits into longs. */
    private @Nullable Quantity addLongs(Quantity other, Format sumFormat) {
        if (unscaled == 0 || other.unscaled == 0) {
            Quantity sum = unscaled == 0 ? other : this;
            return exact(sum.unscaled, sum.scale, sumFormat);
        }
        int finer = Math.max(scale, other.scale);
        long factor = QuantityScale.powerOfTen(finer - scale);
        long otherFactor = QuantityScale.powerOfTen(finer - other.scale);
        if (!QuantityScale.fits(unscaled, factor) || !QuantityScale.fits(other.unscaled, otherFactor)) {
            return null;
        }
        long a = unscaled * factor;
        long b = other.unscaled * otherFactor;
        long sum = a + b;
        boolean overflow = ((a ^ sum) & (b ^ sum)) < 0;
        return overflow ? null : exact(sum, finer, sumFormat);
    }

    /**
     * The difference, in the format that {@link #add} gives a sum.
     *
     * @throws ArithmeticException if it has thousands of digits
     */
    public Quantity subtract(Quantity other) {
        return add(other.negate());
    }

    /** The same amount with the other sign. */
    public Quantity negate() {
        return big == null && unscaled != Long.MIN_VALUE
                ? exact(-unscaled, scale, format)
                : new Quantity(toBigDecimal().negate(), format, null);
    }

    /**
     * The product, in the format of this quantity.
     *
     * @throws ArithmeticException if it has thousands of digits
     */
    public Quantity multiply(long factor) {
        return big == null && QuantityScale.fits(unscaled, factor)
                ? exact(unscaled * factor, scale, format)
                : exact(toBigDecimal().multiply(BigDecimal.valueOf(factor)), format);
    }

    /** By number, whatever the formats. */
    @Override
    public int compareTo(Quantity other) {
        return big == null && other.big == null && scale == other.scale
                ? Long.compare(unscaled, other.unscaled)
                : toBigDecimal().compareTo(other.toBigDecimal());
    }

    /** By number: {@code 1000m} equals {@code 1}. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Quantity that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        if (isZero()) {
            return 0;
        }
        BigDecimal stripped = toBigDecimal().stripTrailingZeros();
        return 31 * stripped.unscaledValue().hashCode() + stripped.scale();
    }

    /** The canonical form. */
    @Override
    public String toString() {
        return canonical();
    }
}
