package io.coxswain.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link FaultProxy} does to one direction of a connection, from a position on: after so many bytes have gone that way. A
 * value.
 *
 * <pre>{@code
 * Fault.reset().at(1000);          // RST to both sides after the thousandth byte
 * Fault.pieces(1);                 // every byte in a write of its own
 * Fault.throttle(10_000).at(500);  // 500 bytes at full speed, the rest at 10 kB a second
 * }</pre>
 */
public final class Fault {
    enum Kind {
        STALL,
        BLACKHOLE,
        RESET,
        CLOSE,
        HALF_CLOSE,
        INSERT,
        DROP,
        THROTTLE,
        PIECES,
        DELAY
    }

    private final Kind kind;
    private final long amount;
    private final byte[] bytes;
    private final long position;

    private Fault(Kind kind, long amount, byte[] bytes, long position) {
        this.kind = kind;
        this.amount = amount;
        this.bytes = bytes;
        this.position = position;
    }

    private static Fault of(Kind kind, long amount) {
        if (amount < 0) {
            throw new IllegalArgumentException("an amount is not negative: " + amount);
        }
        return new Fault(kind, amount, new byte[0], 0);
    }

    /**
     * Passes nothing more on, and soon takes nothing more: the sender's buffers fill up and its window closes. It ends when the
     * proxy is healed, and then nothing is lost.
     */
    public static Fault stall() {
        return of(Kind.STALL, 0);
    }

    /** Takes and acknowledges everything, keepalives too, and passes nothing on. What is lost so is lost for good. */
    public static Fault blackhole() {
        return of(Kind.BLACKHOLE, 0);
    }

    /** Resets the connection on both sides (RST). */
    public static Fault reset() {
        return of(Kind.RESET, 0);
    }

    /** Ends the connection on both sides (FIN), without a word of TLS. */
    public static Fault close() {
        return of(Kind.CLOSE, 0);
    }

    /** Ends this direction only (FIN to whom it goes to). The other one goes on. */
    public static Fault halfClose() {
        return of(Kind.HALF_CLOSE, 0);
    }

    /** Puts bytes between those that go by. */
    public static Fault insert(byte[] bytes) {
        return new Fault(Kind.INSERT, bytes.length, bytes.clone(), 0);
    }

    /** Puts text, as UTF-8, between the bytes that go by. */
    public static Fault insert(String text) {
        return insert(text.getBytes(UTF_8));
    }

    /** Leaves so many bytes out. */
    public static Fault drop(long bytes) {
        return of(Kind.DROP, bytes);
    }

    /** Passes so many bytes a second, at most. */
    public static Fault throttle(long bytesPerSecond) {
        if (bytesPerSecond == 0) {
            throw new IllegalArgumentException("nothing a second is a stall()");
        }
        return of(Kind.THROTTLE, bytesPerSecond);
    }

    /** Passes the bytes in writes of this size. */
    public static Fault pieces(int size) {
        if (size == 0) {
            throw new IllegalArgumentException("a piece has a byte at least");
        }
        return of(Kind.PIECES, size);
    }

    /** Passes each write on so much later, and the next one after that. */
    public static Fault delay(Duration delay) {
        return of(Kind.DELAY, delay.toNanos());
    }

    /** This fault, from another position on. */
    public Fault at(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("a position is not negative: " + bytes);
        }
        return new Fault(kind, amount, this.bytes, bytes);
    }

    /** After how many bytes it begins. */
    public long position() {
        return position;
    }

    Kind kind() {
        return kind;
    }

    long amount() {
        return amount;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Whether it happens once, and not from its position on. */
    boolean happensOnce() {
        return switch (kind) {
            case RESET, CLOSE, HALF_CLOSE, INSERT, DROP -> true;
            case STALL, BLACKHOLE, THROTTLE, PIECES, DELAY -> false;
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fault that
                && kind == that.kind
                && amount == that.amount
                && position == that.position
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, amount, position, Arrays.hashCode(bytes));
    }

    /** Such as {@code reset at 1000}. */
    @Override
    public String toString() {
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return name + (amount == 0 ? "" : " " + amount) + " at " + position;
    }
}
