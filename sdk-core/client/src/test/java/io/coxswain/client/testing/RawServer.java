package io.coxswain.client.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A server that writes what it is told, byte by byte, with blocking writes: what it has written the client's side took. */
public final class RawServer implements AutoCloseable {
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong written = new AtomicLong();

    private RawServer(Script script) {
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(() -> accept(script));
    }

    /** What is written to one connection, which is closed afterwards. */
    @FunctionalInterface
    public interface Script {
        void write(OutputStream out) throws IOException;
    }

    /** A server that answers the first request of every connection by the script. */
    public static RawServer start(Script script) {
        return new RawServer(script);
    }

    /** A server that writes this text and closes. */
    public static RawServer saying(String text) {
        return start(out -> out.write(text.getBytes(US_ASCII)));
    }

    private void accept(Script script) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket, script));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket, Script script) {
        try (socket) {
            readHead(new BufferedInputStream(socket.getInputStream()));
            script.write(new Counting(socket.getOutputStream()));
        } catch (IOException clientGone) {
            return;
        }
    }

    private static void readHead(InputStream in) throws IOException {
        int newlines = 0;
        while (newlines < 2) {
            int b = in.read();
            newlines = b == '\n' ? newlines + 1 : b == '\r' ? newlines : 0;
            if (b < 0) {
                throw new IOException("the request ended early");
            }
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** How many bytes have been written to clients. */
    public long written() {
        return written.get();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Counting extends OutputStream {
        private final OutputStream out;

        Counting(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b});
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            written.addAndGet(length);
        }
    }
}
