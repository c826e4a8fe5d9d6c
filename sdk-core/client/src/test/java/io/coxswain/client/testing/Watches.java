package io.coxswain.client.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.ContentType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/** The events of watches as a server writes them; the protobuf is put together here by hand, with nothing of the client's own. */
public final class Watches {
    private Watches() {}

    /** One event, with its newline or behind its length. */
    public static <T> byte[] event(ContentType form, String type, T object, Codec<T> codec) {
        return form == ContentType.PROTOBUF
                ? frame(type, codec.toProtobuf(object))
                : ("{\"type\":\"" + type + "\",\"object\":" + new String(codec.toJson(object), UTF_8) + "}\n")
                        .getBytes(UTF_8);
    }

    /** An event in protobuf. */
    public static byte[] frame(String type, byte[] object) {
        return frame(field(1, type.getBytes(UTF_8)), field(2, field(1, object)));
    }

    /** An event in protobuf whose object comes before its type. */
    public static <T> byte[] reversed(String type, T object, Codec<T> codec) {
        return frame(field(2, field(1, codec.toProtobuf(object))), field(1, type.getBytes(UTF_8)));
    }

    private static byte[] frame(byte[]... fields) {
        byte[] event = join(List.of(fields));
        return join(
                List.of(ByteBuffer.allocate(Integer.BYTES).putInt(event.length).array(), event));
    }

    private static byte[] field(int number, byte[] value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(number << 3 | 2);
        int length = value.length;
        while (length > 0x7f) {
            out.write(length & 0x7f | 0x80);
            length >>>= 7;
        }
        out.write(length);
        out.writeBytes(value);
        return out.toByteArray();
    }

    /** All of it, one behind the other. */
    public static byte[] join(List<byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        parts.forEach(out::writeBytes);
        return out.toByteArray();
    }
}
