package io.coxswain.client.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a certificate or key in PEM is to be found: a file, read when it is needed, or bytes. */
public final class PemSource {
    private static final int MAX_SIZE = 4 << 20;

    private final @Nullable Path file;
    private final byte[] data;
    private final @Nullable Path loadedFrom;

    private PemSource(@Nullable Path file, byte[] data, @Nullable Path loadedFrom) {
        this.file = file;
        this.data = data;
        this.loadedFrom = loadedFrom;
    }

    /** Takes PEM that is in memory; the array is copied. */
    public static PemSource of(byte[] pem) {
        return new PemSource(null, pem.clone(), null);
    }

    /** Takes a file; it is read when it is needed, and again while the client runs. */
    public static PemSource file(Path file) {
        return new PemSource(file.toAbsolutePath().normalize(), new byte[0], null);
    }

    /**
     * Reads it. A file is read anew each time, which blocks: not on an event loop.
     *
     * @throws KubeConfigException if the file cannot be read
     */
    public byte[] read() {
        if (file == null) {
            return data.clone();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] read = in.readNBytes(MAX_SIZE + 1);
            if (read.length > MAX_SIZE) {
                throw new KubeConfigException(file + " is too large to be a certificate or a key");
            }
            return read;
        } catch (IOException e) {
            throw new KubeConfigException("cannot read " + file + ": " + Reason.of(e), e);
        }
    }

    /** Whether it is a file, which may change. */
    public boolean isFile() {
        return file != null;
    }

    /**
     * What it holds now, without the file. This reads, and so blocks.
     *
     * @throws KubeConfigException if the file cannot be read
     */
    public PemSource loaded() {
        return file == null ? this : new PemSource(null, read(), file);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || other instanceof PemSource that && Objects.equals(file, that.file) && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return 31 * Objects.hashCode(file) + Arrays.hashCode(data);
    }

    /** The file, or that it is data; never the data. */
    @Override
    public String toString() {
        Path from = file == null ? loadedFrom : file;
        return from == null ? "<data>" : from.toString();
    }
}
