package io.coxswain.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.coxswain.client.WatchEvent;
import io.coxswain.model.KubeObject;
import io.coxswain.model.ResourceType;
import io.coxswain.model.codec.ContentType;
import io.coxswain.model.meta.v1.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;

/**
 * What a server says to a request, in steps, and how it misbehaves while it does. A value: each method gives a longer one, and one
 * answer serves any number of requests.
 *
 * <pre>{@code
 * Answer.object(pod);                                                     // 200, JSON, kept alive
 * Answer.status(429, "TooManyRequests", "slow down").header("Retry-After", "1");
 * Answer.watch().event(added).pauseUntil(gate).event(modified).thenStall();
 * Answer.json(json).cutAt(100);                                           // FIN after the hundredth byte, head included
 * Answer.of(200).contentLength(50).write("too short").thenClose();
 * Answer.of(200).header("Content-Type", "text/plain").trickle("line\n", 1, Duration.ofMillis(1));
 * }</pre>
 *
 * <p>Each step waits until the socket has taken what the one before it wrote. A body whose length is known from the beginning is
 * sent with it; any other is sent in chunks, one for each write, unless {@link #contentLength} or {@link #untilClose} say otherwise.
 * An answer without one of the {@code then…} ends as HTTP asks, and the connection is kept.
 */
public final class Answer {
    private final int status;
    private final List<Header> headers;
    private final Framing framing;
    private final List<Step> steps;
    private final long limit;
    private final boolean resetAtLimit;

    private Answer(
            int status, List<Header> headers, Framing framing, List<Step> steps, long limit, boolean resetAtLimit) {
        this.status = status;
        this.headers = List.copyOf(headers);
        this.framing = framing;
        this.steps = List.copyOf(steps);
        this.limit = limit;
        this.resetAtLimit = resetAtLimit;
    }

    record Header(String name, String value) {}

    /** An answer of this status, with neither headers nor body yet. */
    public static Answer of(int status) {
        return new Answer(status, List.of(), Framing.FITTING, List.of(), Long.MAX_VALUE, false);
    }

    /** 200 and this JSON. */
    public static Answer json(String json) {
        return json(200, json);
    }

    /** A status and this JSON. */
    public static Answer json(int status, String json) {
        return of(status).header("Content-Type", "application/json").write(json);
    }

    /** 200 and an object as JSON. */
    public static Answer object(KubeObject object) {
        return object(ContentType.JSON, object);
    }

    /** 200 and an object in the given form. */
    public static Answer object(ContentType form, KubeObject object) {
        return Documents.answer(200, form, Documents.encode(form, object));
    }

    /** 200 and a list as JSON. */
    @SafeVarargs
    public static <T> Answer list(ResourceType<T> type, String resourceVersion, T... items) {
        List<T> all = new ArrayList<>();
        for (T item : items) {
            all.add(item);
        }
        return list(ContentType.JSON, type, resourceVersion, all);
    }

    /** 200 and a list in the given form. */
    public static <T> Answer list(ContentType form, ResourceType<T> type, String resourceVersion, List<T> items) {
        return page(form, type, resourceVersion, "", items);
    }

    /** 200 and one page of a list in the given form; the continue token is empty on the last one. */
    public static <T> Answer page(
            ContentType form, ResourceType<T> type, String resourceVersion, String continueToken, List<T> items) {
        return Documents.answer(200, form, Documents.list(form, type, resourceVersion, continueToken, items));
    }

    /** A Status as JSON, with the HTTP status of its code. */
    public static Answer status(Status status) {
        return status(ContentType.JSON, status);
    }

    /** A Status in the given form, with the HTTP status of its code. */
    public static Answer status(ContentType form, Status status) {
        return Documents.answer(
                Objects.requireNonNullElse(status.code(), 200), form, Documents.encode(form, Status.CODEC, status));
    }

    /** A failure as API servers report it: a code, a reason such as {@code NotFound}, a message. */
    public static Answer status(int code, String reason, String message) {
        return status(Documents.failure(code, reason, message));
    }

    /** 404, as for an object that is not there. */
    public static Answer notFound(ResourceType<?> type, String name) {
        return status(Documents.notFound(type, name));
    }

    /** 410, as for a resource version or a continue token that is too old. */
    public static Answer expired() {
        return status(410, "Expired", "The resourceVersion for the provided list is too old.");
    }

    /** A watch as JSON, without events yet. Add a {@link #thenStall} if the server is not to end it. */
    public static Answer watch() {
        return watch(ContentType.JSON);
    }

    /** A watch in the given form, without events yet. */
    public static Answer watch(ContentType form) {
        return of(200).header("Content-Type", Documents.watchType(form)).chunked();
    }

    /** A redirect, such as 302, to a URL. */
    public static Answer redirect(int status, String location) {
        return of(status).header("Location", location);
    }

    /** 200 and JSON whitespace that is gzipped a thousandfold: so many MiB once inflated. */
    public static Answer gzipBomb(int inflatedMebibytes) {
        return Gzip.bomb(
                of(200).header("Content-Type", "application/json").header("Content-Encoding", "gzip"),
                inflatedMebibytes);
    }

    /** 101 to a WebSocket upgrade, with the subprotocol that was chosen; add frames. */
    public static Answer webSocket(String subprotocol) {
        return of(101).header("Sec-WebSocket-Protocol", subprotocol);
    }

    /** Adds a header. Names and values go out as they are, line breaks included. */
    public Answer header(String name, String value) {
        return new Answer(status, plus(headers, new Header(name, value)), framing, steps, limit, resetAtLimit);
    }

    /** Declares a length of the body, right or wrong. */
    public Answer contentLength(long length) {
        return framed(Framing.declared(length));
    }

    /** Sends the body in chunks, one for each write. */
    public Answer chunked() {
        return framed(Framing.CHUNKED);
    }

    /** Ends the body by closing the connection. */
    public Answer untilClose() {
        return framed(Framing.UNTIL_CLOSE);
    }

    private Answer framed(Framing framing) {
        return new Answer(status, headers, framing, steps, limit, resetAtLimit);
    }

    /** Writes text as UTF-8, and flushes it. */
    public Answer write(String text) {
        return write(text.getBytes(UTF_8));
    }

    /** Writes bytes, and flushes them. */
    public Answer write(byte[] bytes) {
        return then(new Step.Write(bytes.clone()));
    }

    /** Writes text in pieces of so many bytes, each flushed alone, with a pause between two of them; zero is none. */
    public Answer trickle(String text, int size, Duration pause) {
        byte[] bytes = text.getBytes(UTF_8);
        long pieces = (bytes.length + size - 1L) / size;
        LongFunction<byte[]> piece =
                i -> Arrays.copyOfRange(bytes, (int) i * size, (int) Math.min(bytes.length, (i + 1) * size));
        return then(playback -> playback.writeAll(pieces, piece, pause));
    }

    /** Writes the same text so many times, as the client takes it; {@code Long.MAX_VALUE} for a body that does not end. */
    public Answer repeat(long times, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return generate(times, i -> bytes);
    }

    /** Writes parts that are made one by one, as the client takes them. It is called on an event loop with 0, 1 and so on. */
    public Answer generate(long parts, LongFunction<byte[]> part) {
        return then(playback -> playback.writeAll(parts, part, Duration.ZERO));
    }

    /** Writes a watch event, in the form of the answer's content type. */
    public Answer event(WatchEvent<? extends KubeObject> event) {
        ContentType form = form();
        return write(Documents.event(form, event.type().name(), Documents.encode(form, event.object())));
    }

    /** Writes a watch event of type ERROR. */
    public Answer error(Status error) {
        ContentType form = form();
        return write(Documents.event(form, "ERROR", Documents.encode(form, Status.CODEC, error)));
    }

    private ContentType form() {
        return headers.contains(new Header("Content-Type", Documents.watchType(ContentType.PROTOBUF)))
                ? ContentType.PROTOBUF
                : ContentType.JSON;
    }

    /** Writes bytes past all framing: between two chunks, behind the end, or as the frames of another protocol. HTTP/1.1 only. */
    public Answer raw(byte[] bytes) {
        byte[] copy = bytes.clone();
        return then(playback -> playback.after(playback.wire().raw(copy)));
    }

    /** Writes a WebSocket frame, whole and unmasked, with this opcode: 1 text, 2 binary, 8 close, 9 ping, 10 pong. */
    public Answer frame(int opcode, byte[] payload) {
        return raw(WebSocketFrames.frame(opcode, payload));
    }

    /** Gzips what has been written so far, and says so in a header. */
    public Answer gzip() {
        byte[] body = DerWriter.join(steps.stream().map(Answer::written).toArray(byte[][]::new));
        return new Answer(status, headers, framing, List.of(), limit, resetAtLimit)
                .header("Content-Encoding", "gzip")
                .write(Gzip.of(body));
    }

    private static byte[] written(Step step) {
        if (step instanceof Step.Write write) {
            return write.bytes();
        }
        throw new IllegalStateException("only a body whose length is known can be gzipped");
    }

    /** Waits for a gate to open. */
    public Answer pauseUntil(Gate gate) {
        return then(playback -> playback.pause(gate));
    }

    /** Waits so long. A {@link Gate} is better wherever the test knows what it waits for. */
    public Answer delay(Duration duration) {
        return then(playback -> playback.pause(duration));
    }

    /** Says by GOAWAY that the connection takes no new streams, and goes on. HTTP/2 only. */
    public Answer goAway() {
        return then(playback -> {
            playback.wire().goAway();
            playback.next();
        });
    }

    /** Says nothing more, and leaves the connection open. */
    public Answer thenStall() {
        return then(playback -> {});
    }

    /** Closes the connection here, without the end that HTTP or TLS ask for. */
    public Answer thenClose() {
        return then(playback -> playback.wire().close());
    }

    /** Resets here: the connection (RST) in HTTP/1.1, the stream in HTTP/2. */
    public Answer thenReset() {
        return then(playback -> playback.wire().reset());
    }

    /** Ends the server's side of the connection here (FIN), and leaves the client's side open. HTTP/1.1 only. */
    public Answer thenHalfClose() {
        return then(playback -> playback.wire().halfClose());
    }

    /**
     * Closes the connection when so many bytes of the answer are sent, wherever that is: its head counts in HTTP/1.1, only its body
     * in HTTP/2.
     */
    public Answer cutAt(long bytes) {
        return new Answer(status, headers, framing, steps, bytes, false);
    }

    /** As {@link #cutAt}, but resets. */
    public Answer resetAt(long bytes) {
        return new Answer(status, headers, framing, steps, bytes, true);
    }

    Answer then(Step step) {
        return new Answer(status, headers, framing, plus(steps, step), limit, resetAtLimit);
    }

    private static <E> List<E> plus(List<E> list, E more) {
        List<E> longer = new ArrayList<>(list);
        longer.add(more);
        return longer;
    }

    int status() {
        return status;
    }

    List<Header> headers() {
        return headers;
    }

    List<Step> steps() {
        return steps;
    }

    long limit() {
        return limit;
    }

    boolean resetAtLimit() {
        return resetAtLimit;
    }

    Framing fittingFraming() {
        if (status == 101 || status == 204 || status == 304) {
            return Framing.UNTIL_CLOSE;
        }
        if (framing.kind() != Framing.Kind.FITTING) {
            return framing;
        }
        boolean known = steps.stream().allMatch(Step.Write.class::isInstance);
        return known
                ? Framing.declared(
                        steps.stream().mapToLong(step -> written(step).length).sum())
                : Framing.CHUNKED;
    }

    boolean endsConnection() {
        boolean asked = headers.stream()
                .anyMatch(header -> header.name().equalsIgnoreCase("Connection")
                        && header.value().equals("close"));
        return asked || framing.kind() == Framing.Kind.UNTIL_CLOSE || status == 101;
    }

    /** The status and how many steps follow; bodies may be long, and are left out. */
    @Override
    public String toString() {
        return status + " and " + steps.size() + " steps";
    }
}
