package io.coxswain.model.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives a reader one hostile input after the other. Each is read or refused by the one exception that says so: any other
 * exception or error, an input that takes more than ten seconds or out of all proportion to its length fails the test, with the
 * seed and the number of the input.
 *
 * <p>The property {@code coxswain.fuzz.inputs} asks for more inputs than ten thousand, {@code coxswain.fuzz.seed} for others, and
 * {@code coxswain.fuzz.only} for one by its number.
 *
 * @param <I> the input
 */
public final class Fuzz<I> {
    /** How many inputs each reader gets. */
    public static final int INPUTS = Integer.getInteger("coxswain.fuzz.inputs", 10_000);

    /** What all of them are made from. */
    public static final long SEED = Long.getLong("coxswain.fuzz.seed", 20261121);

    private static final int ONLY = Integer.getInteger("coxswain.fuzz.only", -1);
    private static final long TIME_LIMIT = 10_000_000_000L;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Bytes of the heap, garbage included, that the work on one input takes at most, and those for each byte of it. */
    private static final long MOST_BYTES = 4L << 20;

    private static final long MOST_BYTES_PER_BYTE = 3_000;

    private final String name;
    private final Class<? extends RuntimeException> refusal;
    private final Function<Random, I> inputs;
    private final Reader<I> reader;

    private volatile int current = -1;
    private volatile long since;
    private volatile @Nullable Throwable failure;

    private int read;
    private boolean lastWasRead;
    private long slowest;

    /** Time of the processor, of which other threads and other programs may have some too. */
    private volatile long work;

    private Fuzz(String name, Class<? extends RuntimeException> refusal, Function<Random, I> inputs, Reader<I> reader) {
        this.name = name;
        this.refusal = refusal;
        this.inputs = inputs;
        this.reader = reader;
    }

    /**
     * What is done with an input.
     *
     * @param <I> the input
     */
    public interface Reader<I> {
        /** Reads it, and holds what was read to what must be true of it. */
        void read(I input) throws Exception;
    }

    /** Reads all inputs. Of a hundred at least one must be read, and one refused: others try nothing. */
    public static <I> void run(
            String name, Class<? extends RuntimeException> refusal, Function<Random, I> inputs, Reader<I> reader) {
        new Fuzz<>(name, refusal, inputs, reader).run();
    }

    private void run() {
        long begin = System.nanoTime();
        since = begin;
        // Apart, so that this thread can tell of one that does not come back.
        Thread worker = new Thread(this::readAll, "fuzz");
        worker.setDaemon(true);
        worker.start();
        try {
            while (worker.isAlive()) {
                worker.join(200);
                if (worker.isAlive() && System.nanoTime() - since > TIME_LIMIT) {
                    throw new AssertionError(
                            describe("does not come back: " + Arrays.toString(worker.getStackTrace())));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw new AssertionError(describe(String.valueOf(failure)), failure);
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %,d inputs, %,d read, %,d refused, 0 failed, slowest %.1f ms; %.1f s, %.1f of them at work%n",
                name,
                INPUTS,
                read,
                INPUTS - read,
                slowest / 1e6,
                (System.nanoTime() - begin) / 1e9,
                work / 1e9);
        if (ONLY < 0) {
            assertThat(read).as("inputs that were read").isBetween(INPUTS / 100, INPUTS - INPUTS / 100);
        }
    }

    @SuppressWarnings("CatchingUnchecked")
    private void readAll() {
        try {
            for (int i = Math.max(0, ONLY); i < (ONLY < 0 ? INPUTS : ONLY + 1); i++) {
                current = i;
                I input = input(i);
                long bytes = measured(input);
                long most = MOST_BYTES + length(input) * MOST_BYTES_PER_BYTE;
                // What reads first loads classes; so what takes much has to do so twice.
                if (bytes > most) {
                    bytes = measured(input);
                }
                if (bytes > most) {
                    throw new AssertionError(bytes + " bytes of the heap for " + length(input));
                }
                read += lastWasRead ? 1 : 0;
            }
            work = THREADS.getCurrentThreadCpuTime();
        } catch (Throwable e) {
            failure = e;
        }
    }

    /** How many bytes of the heap it took. */
    private long measured(I input) throws Exception {
        long heap = THREADS.getCurrentThreadAllocatedBytes();
        long begin = System.nanoTime();
        since = begin;
        lastWasRead = isRead(input);
        slowest = Math.max(slowest, System.nanoTime() - begin);
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - heap;
        return bytes;
    }

    private boolean isRead(I input) throws Exception {
        try {
            reader.read(input);
            return true;
        } catch (RuntimeException e) {
            if (!refusal.isInstance(e)) {
                throw e;
            }
            assertThat(e.getMessage()).isNotEmpty();
            return false;
        }
    }

    private I input(int i) {
        return inputs.apply(new Random((SEED ^ i * 0x9e3779b97f4a7c15L) * 0xbf58476d1ce4e5b9L));
    }

    private static int length(Object input) {
        return input instanceof byte[] bytes ? bytes.length : input.toString().length();
    }

    private String describe(String what) {
        Object input = current < 0 ? "none" : input(current);
        String text = input instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : input.toString();
        return name + ", seed " + SEED + ", input " + current + " (-Dcoxswain.fuzz.only=" + current + "): " + what
                + "\n" + text.substring(0, Math.min(text.length(), 20_000));
    }
}
