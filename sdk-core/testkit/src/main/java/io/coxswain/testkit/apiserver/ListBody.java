package io.coxswain.testkit.apiserver;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.util.Iterator;
import reactor.core.publisher.Flux;

/** Writes a list from the bytes that are kept of its objects, piece by piece as it is asked for. */
final class ListBody {
    private static final int PIECE = 64 * 1024;

    private final View view;
    private final Reads.Page page;
    private final int itemSkip;

    ListBody(View view, Reads.Page page) {
        this.view = view;
        this.page = page;
        Resource shown = view.shown();
        // How each object begins is what its items leave out.
        this.itemSkip = shown.isBuiltIn()
                ? ("{\"kind\":\"" + shown.kind() + "\",\"apiVersion\":\"" + shown.apiVersion() + "\",").length() - 1
                : 0;
    }

    Flux<ByteBuf> json() {
        return Flux.<ByteBuf, Boolean>generate(() -> Boolean.FALSE, (begun, sink) -> {
            ByteArrayOutputStream piece = new ByteArrayOutputStream(PIECE + PIECE / 4);
            if (!begun) {
                piece.writeBytes(Reads.listHead(view.shown(), page.metadata()));
            }
            Iterator<Stored> objects = page.objects();
            boolean first = !begun;
            while (objects.hasNext() && piece.size() < PIECE) {
                if (!first) {
                    piece.write(',');
                }
                first = false;
                byte[] json = view.json(objects.next());
                if (itemSkip > 0) {
                    piece.write('{');
                    piece.write(json, itemSkip + 1, json.length - itemSkip - 1);
                } else {
                    piece.writeBytes(json);
                }
            }
            boolean done = !objects.hasNext();
            if (done) {
                piece.writeBytes("]}\n".getBytes(US_ASCII));
            }
            sink.next(Unpooled.wrappedBuffer(piece.toByteArray()));
            if (done) {
                sink.complete();
            }
            return Boolean.TRUE;
        });
    }

    byte[] protobuf() {
        ByteArrayOutputStream message = new ByteArrayOutputStream(PIECE);
        Protobuf.field(message, 1, listMeta());
        while (page.objects().hasNext()) {
            Protobuf.field(message, 2, view.message(page.objects().next()));
        }
        return Protobuf.envelope(view.shown().apiVersion(), view.shown().kind() + "List", message.toByteArray());
    }

    /** The message of meta.v1.ListMeta. */
    private byte[] listMeta() {
        ByteArrayOutputStream meta = new ByteArrayOutputStream();
        Protobuf.field(meta, 1, new byte[0]);
        Protobuf.field(meta, 2, Trees.text(page.metadata(), "resourceVersion").getBytes(UTF_8));
        Protobuf.field(meta, 3, Trees.text(page.metadata(), "continue").getBytes(UTF_8));
        if (page.metadata().has("remainingItemCount")) {
            Protobuf.number(meta, 4, page.metadata().get("remainingItemCount").asInt(0));
        }
        return meta.toByteArray();
    }
}
