package io.coxswain.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.coxswain.model.KubeList;
import io.coxswain.model.KubeObject;
import io.coxswain.model.ResourceType;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.ContentType;
import io.coxswain.model.meta.v1.ListMeta;
import io.coxswain.model.meta.v1.Status;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/** What an API server sends, in the two forms it sends it in. */
final class Documents {
    private static final byte[] NEWLINE = {'\n'};
    private static final int TYPE = 1;
    private static final int OBJECT = 2;
    private static final int RAW = 1;

    private Documents() {}

    static Answer answer(int status, ContentType form, byte[] body) {
        return Answer.of(status).header("Content-Type", form.mediaType()).write(body);
    }

    static <T> byte[] encode(ContentType form, Codec<T> codec, T value) {
        return form == ContentType.PROTOBUF ? codec.toProtobuf(value) : codec.toJson(value);
    }

    @SuppressWarnings("unchecked") // The type of an object reads and writes such objects.
    static byte[] encode(ContentType form, KubeObject object) {
        return encode(form, (Codec<KubeObject>) object.resourceType().codec(), object);
    }

    static <T> byte[] list(
            ContentType form, ResourceType<T> type, String resourceVersion, String continueToken, List<T> items) {
        ListMeta metadata = ListMeta.of(m -> {
            m.resourceVersion(resourceVersion);
            if (!continueToken.isEmpty()) {
                m.continue_(continueToken);
            }
        });
        return encode(form, KubeList.codec(type.codec()), KubeList.of(type, metadata, items));
    }

    static Status failure(int code, String reason, String message) {
        return Status.of(s -> s.status("Failure").code(code).reason(reason).message(message));
    }

    static Status notFound(ResourceType<?> type, String name) {
        String resource = type.plural() + (type.group().isEmpty() ? "" : "." + type.group());
        return failure(404, "NotFound", resource + " \"" + name + "\" not found")
                .with(s -> s.details(d -> d.name(name).group(type.group()).kind(type.plural())));
    }

    static String watchType(ContentType form) {
        return form == ContentType.PROTOBUF ? form.mediaType() + ";stream=watch" : form.mediaType();
    }

    /** A line of JSON; in protobuf a bare message, its length before it, that holds the object as a document of its own. */
    static byte[] event(ContentType form, String type, byte[] object) {
        if (form == ContentType.JSON) {
            byte[] begin = ("{\"type\":\"" + type + "\",\"object\":").getBytes(UTF_8);
            return DerWriter.join(begin, object, new byte[] {'}'}, NEWLINE);
        }
        byte[] message = DerWriter.join(field(TYPE, type.getBytes(UTF_8)), field(OBJECT, field(RAW, object)));
        return DerWriter.join(ByteBuffer.allocate(4).putInt(message.length).array(), message);
    }

    private static byte[] field(int number, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 6);
        out.write(number << 3 | 2);
        int rest = content.length;
        while (rest > 0x7f) {
            out.write(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
        out.writeBytes(content);
        return out.toByteArray();
    }
}
