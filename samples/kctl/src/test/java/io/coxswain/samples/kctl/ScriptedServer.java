package io.coxswain.samples.kctl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server on loopback that gives the answers it was told, by path and query; it knows of everything else that it is not there. */
final class ScriptedServer implements AutoCloseable {
    private static final String NOT_THERE = """
            {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","reason":"NotFound","code":404,\
            "message":"the server could not find the requested resource","details":{}}""";

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> writes = new CopyOnWriteArrayList<>();

    ScriptedServer() throws IOException {
        threads.execute(this::accept);
    }

    @FunctionalInterface
    private interface Reply {
        /** Whether the connection may be used again. */
        boolean to(Socket client) throws IOException;
    }

    String url() {
        return "http://" + socket.getInetAddress().getHostAddress() + ":" + socket.getLocalPort();
    }

    /** What was asked for, in order. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** What was sent with a body, in order: {@code PUT /path {"the":"body"}}. */
    List<String> writes() {
        return List.copyOf(writes);
    }

    /**
     * Answers.
     *
     * @param target a path with its query, or for all but GET the method before that
     */
    void json(String target, String json) {
        json(target, 200, json);
    }

    void json(String target, int status, String json) {
        replies.put(target, client -> answer(client, status, json));
    }

    /** Answers with a stream that stays open. */
    Stream stream(String target) {
        Stream stream = new Stream();
        replies.put(target, stream::open);
        return stream;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
            boolean again = true;
            for (String line = in.readLine(); again && line != null; line = again ? in.readLine() : null) {
                String method = line.split(" ")[0];
                String target = (method.equals("GET") ? "" : method + " ") + line.split(" ")[1];
                int length = 0;
                for (String header = in.readLine(); !header.isEmpty(); header = in.readLine()) {
                    if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                        length = Integer.parseInt(header.substring(15).strip());
                    }
                }
                requests.add(target);
                if (length > 0) {
                    writes.add(target + " " + body(in, length));
                }
                again = replies.getOrDefault(target, c -> answer(c, 404, NOT_THERE))
                        .to(client);
            }
        } catch (IOException e) {
            // The client has gone, as some tests want.
            requests.add("lost: " + e.getMessage());
        }
    }

    /** As many characters as bytes: tests write ASCII. */
    private static String body(BufferedReader in, int length) throws IOException {
        char[] body = new char[length];
        for (int read = 0; read < length; ) {
            int more = in.read(body, read, length - read);
            if (more < 0) {
                throw new IOException("the body ended in the middle");
            }
            read += more;
        }
        return new String(body);
    }

    private static boolean answer(Socket client, int status, String json) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        String head = "HTTP/1.1 " + status + " Scripted\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length + "\r\n\r\n";
        OutputStream out = client.getOutputStream();
        out.write(head.getBytes(UTF_8));
        out.write(body);
        out.flush();
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }

    /** A body that goes on. */
    static final class Stream {
        private final CompletableFuture<Socket> opened = new CompletableFuture<>();
        private final CompletableFuture<Void> closed = new CompletableFuture<>();

        private boolean open(Socket client) throws IOException {
            client.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"
                            .getBytes(UTF_8));
            opened.complete(client);
            try (InputStream in = client.getInputStream()) {
                while (in.read() >= 0) {
                    // nothing is expected
                }
            } finally {
                closed.complete(null);
            }
            return false;
        }

        void send(String... lines) {
            try {
                OutputStream out = await(opened).getOutputStream();
                for (String line : lines) {
                    out.write((line + "\n").getBytes(UTF_8));
                }
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void end() throws IOException {
            await(opened).shutdownOutput();
        }

        /** Fails if the client does not close it. */
        void awaitClosed() {
            await(closed);
        }

        private static <T> T await(CompletableFuture<T> future) {
            try {
                return future.get(20, TimeUnit.SECONDS);
            } catch (InterruptedException | ExecutionException | TimeoutException e) {
                throw new AssertionError("the stream was not opened, or not closed", e);
            }
        }
    }
}
