package io.coxswain.model.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.coxswain.model.codec.DecodingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;

/** Where bytes come from. */
final class Sources {
    private Sources() {}

    /** @throws DecodingException if the string has half a character */
    static byte[] bytes(String text) {
        try {
            ByteBuffer bytes = UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        } catch (CharacterCodingException e) {
            throw new DecodingException("a string with a lone surrogate", "", -1);
        }
    }

    /** All that a stream has, or a byte more than a document may have. */
    static byte[] bytes(InputStream in, YamlOptions options) {
        try {
            return in.readNBytes((int) Math.min(options.maxDocumentBytes() + 1L, Integer.MAX_VALUE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
