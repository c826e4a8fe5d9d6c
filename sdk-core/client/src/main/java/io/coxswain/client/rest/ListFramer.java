package io.coxswain.client.rest;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Cuts the elements of {@code items} out of a JSON list while it arrives, whatever the order of its fields. What is left is
 * the list without its items, and tells its metadata once the body has ended.
 *
 * <p>It finds where elements begin and end and leaves the rest of the grammar to those who read them.
 */
public final class ListFramer implements Framer {
    private final int maxElement;
    private final FrameBuffer buffer = new FrameBuffer();
    private final ListScanner scanner = new ListScanner();
    private final ByteArrayOutputStream remainder = new ByteArrayOutputStream();

    /** Says what is wrong, and where. */
    public ListFramer() {
        this(DEFAULT_MAX_FRAME);
    }

    /** @param maxElement how many bytes an element, or all the rest together, may have */
    public ListFramer(int maxElement) {
        this.maxElement = maxElement;
    }

    @Override
    public Iterable<byte[]> append(ByteBuf chunk) {
        buffer.append(chunk);
        return Elements::new;
    }

    @Override
    public Iterable<byte[]> end() {
        scanner.requireEnd();
        return List.of();
    }

    /**
     * The list with empty items, once the body has ended.
     *
     * @throws IllegalStateException if it has not
     */
    public byte[] remainder() {
        if (!scanner.ended()) {
            throw new IllegalStateException("the list has not ended yet");
        }
        return remainder.toByteArray();
    }

    /** Goes on to the end of the next element. */
    private boolean findElement() {
        while (buffer.at < buffer.to || scanner.elementEnded()) {
            if (scanner.elementEnded()) {
                return true;
            }
            boolean inElement = scanner.inElement();
            boolean between = scanner.betweenElements();
            buffer.at = scanner.scan(buffer.bytes, buffer.at, buffer.to);
            if (!inElement) {
                keep(between);
            }
        }
        requireSize("an element of the list", scanner.inElement() ? buffer.pending() : 0);
        return false;
    }

    /** Moves what is not part of an element to the remainder; commas between elements go with them. */
    private void keep(boolean between) {
        if (!between) {
            remainder.write(buffer.bytes, buffer.from, buffer.at - buffer.from);
            requireSize("the list without its items", remainder.size());
        }
        buffer.skip(buffer.at);
    }

    private void requireSize(String what, int size) {
        if (size > maxElement) {
            throw new FrameTooLargeException(what, maxElement);
        }
    }

    private final class Elements implements Iterator<byte[]> {
        @Override
        public boolean hasNext() {
            return findElement();
        }

        @Override
        public byte[] next() {
            if (!findElement()) {
                throw new NoSuchElementException();
            }
            scanner.takeElement();
            byte[] element = buffer.take(buffer.at);
            requireSize("an element of the list", element.length);
            return element;
        }
    }
}
