package io.coxswain.client.testing;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy that speaks CONNECT and SOCKS5, lets in whoever says {@code me:hunter2}, or anybody, and sends them all to this machine. */
public final class ForwardProxy implements AutoCloseable {
    private static final String USER = "me";
    private static final String PASSWORD = "hunter2";

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> targets = new CopyOnWriteArrayList<>();

    private final boolean open;

    private ForwardProxy(boolean open) {
        this.open = open;
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    public static ForwardProxy start() {
        return new ForwardProxy(false);
    }

    /** One that asks nobody who they are. */
    public static ForwardProxy startOpen() {
        return new ForwardProxy(true);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Where clients wanted to go: protocol, host and port. */
    public List<String> targets() {
        return targets;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            OutputStream out = client.getOutputStream();
            int first = in.read();
            int port = first == 5 ? socks(in, out) : connect((char) first, in, out);
            if (port >= 0) {
                tunnel(client, port);
            }
        } catch (IOException gone) {
            return;
        }
    }

    private int connect(char first, DataInputStream in, OutputStream out) throws IOException {
        List<String> head = new ArrayList<>();
        StringBuilder line = new StringBuilder().append(first);
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                if (line.toString().isBlank()) {
                    break;
                }
                head.add(line.toString().strip());
                line.setLength(0);
            } else {
                line.append((char) c);
            }
        }
        String credentials =
                Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        boolean known =
                open || head.stream().anyMatch(h -> h.equalsIgnoreCase("proxy-authorization: Basic " + credentials));
        if (!known) {
            out.write("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            return -1;
        }
        out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        String target = head.get(0).split(" ")[1];
        targets.add("connect " + target);
        return Integer.parseInt(target.substring(target.lastIndexOf(':') + 1));
    }

    private int socks(DataInputStream in, OutputStream out) throws IOException {
        byte[] offered = in.readNBytes(in.readUnsignedByte());
        if (open) {
            boolean without = new String(offered, StandardCharsets.ISO_8859_1).indexOf(0) >= 0;
            out.write(new byte[] {5, (byte) (without ? 0 : 255)});
            return without ? target(in, out) : -1;
        }
        out.write(new byte[] {5, 2});
        in.readByte();
        String user = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
        String password = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
        boolean known = user.equals(USER) && password.equals(PASSWORD);
        out.write(new byte[] {1, (byte) (known ? 0 : 1)});
        if (!known) {
            return -1;
        }
        return target(in, out);
    }

    private int target(DataInputStream in, OutputStream out) throws IOException {
        in.readNBytes(3);
        int kind = in.readByte();
        String host = kind == 3
                ? new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8)
                : InetAddress.getByAddress(in.readNBytes(kind == 1 ? 4 : 16)).getHostAddress();
        int port = in.readUnsignedShort();
        out.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
        targets.add("socks " + host + ":" + port);
        return port;
    }

    private void tunnel(Socket client, int port) throws IOException {
        try (Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
            threads.execute(() -> copy(target, client));
            copy(client, target);
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            in.transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException gone) {
            return;
        }
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
}
