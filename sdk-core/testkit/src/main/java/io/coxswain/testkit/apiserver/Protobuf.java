package io.coxswain.testkit.apiserver;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.coxswain.model.codec.KubeCodec;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The little of Kubernetes' protobuf that is not within the objects: lists and events, whose objects are encoded already. */
final class Protobuf {
    private static final byte[] MAGIC = {'k', '8', 's', 0};

    private Protobuf() {}

    /** The whole document of what JSON says. */
    static byte[] document(byte[] json) {
        return KubeCodec.builtIn().toProtobuf(KubeCodec.builtIn().fromJson(json));
    }

    /** The message within the document. */
    static byte[] message(byte[] json) {
        return raw(document(json));
    }

    /** What the envelope of a document holds: its field 2, by the protobuf of runtime.Unknown. */
    static byte[] raw(byte[] document) {
        int at = MAGIC.length;
        while (at < document.length) {
            int tag = document[at++];
            int shift = 0;
            int length = 0;
            int b;
            do {
                b = document[at++];
                length |= (b & 0x7f) << shift;
                shift += 7;
            } while (b < 0);
            if (tag >>> 3 == 2) {
                return Arrays.copyOfRange(document, at, at + length);
            }
            at += length;
        }
        return new byte[0];
    }

    /** A field whose value is bytes: a string, a message. */
    static void field(ByteArrayOutputStream out, int number, byte[] value) {
        out.write(number << 3 | 2);
        varint(out, value.length);
        out.writeBytes(value);
    }

    static void number(ByteArrayOutputStream out, int number, int value) {
        out.write(number << 3);
        varint(out, value);
    }

    private static void varint(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest >>> 7 != 0) {
            out.write(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    /** A document: magic, and runtime.Unknown with type and message. */
    static byte[] envelope(String apiVersion, String kind, byte[] message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(message.length + 64);
        out.writeBytes(MAGIC);
        field(out, 1, typeMeta(apiVersion, kind));
        field(out, 2, message);
        // Content encoding and type, which Go writes though they are empty.
        field(out, 3, new byte[0]);
        field(out, 4, new byte[0]);
        return out.toByteArray();
    }

    private static byte[] typeMeta(String apiVersion, String kind) {
        ByteArrayOutputStream type = new ByteArrayOutputStream(64);
        field(type, 1, apiVersion.getBytes(UTF_8));
        field(type, 2, kind.getBytes(UTF_8));
        return type.toByteArray();
    }

    /** An event of a watch, with its length before it. */
    static byte[] event(String type, byte[] document) {
        ByteArrayOutputStream raw = new ByteArrayOutputStream(document.length + 8);
        field(raw, 1, document);
        ByteArrayOutputStream event = new ByteArrayOutputStream(document.length + 24);
        field(event, 1, type.getBytes(US_ASCII));
        field(event, 2, raw.toByteArray());
        int length = event.size();
        ByteArrayOutputStream frame = new ByteArrayOutputStream(length + 4);
        frame.write(length >>> 24);
        frame.write(length >>> 16);
        frame.write(length >>> 8);
        frame.write(length);
        frame.writeBytes(event.toByteArray());
        return frame.toByteArray();
    }
}
