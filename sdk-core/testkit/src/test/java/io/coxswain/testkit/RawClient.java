package io.coxswain.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;

/** A client that is nothing but a socket, and does what no real one would. */
final class RawClient implements AutoCloseable {
    private final Socket socket;

    RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
    }

    RawClient send(String text) throws IOException {
        return send(text.getBytes(ISO_8859_1));
    }

    RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    RawClient get(String path) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
    }

    /** Exactly so many bytes. */
    String read(int count) throws IOException {
        return new String(in().readNBytes(count), ISO_8859_1);
    }

    /** Up to this text, which has to come. */
    String readTo(String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (!text.toString().endsWith(end)) {
            int b = in().read();
            if (b < 0) {
                throw new AssertionError("the end came before " + end + ": " + text);
            }
            text.append((char) b);
        }
        return text.toString();
    }

    /** All until the server's FIN. */
    String readAll() throws IOException {
        return new String(in().readAllBytes(), ISO_8859_1);
    }

    /** Whether nothing can be read now. */
    boolean isQuiet() throws IOException {
        return in().available() == 0;
    }

    InputStream in() throws IOException {
        return socket.getInputStream();
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
