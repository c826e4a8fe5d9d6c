package io.coxswain.model.codec;

/**
 * Finds out in which field of a protobuf document a byte lies. It is asked only when something went wrong, so that readers need
 * not keep track.
 */
final class ProtoPathAt {
    private final byte[] bytes;
    private int at;
    private int end;

    private ProtoPathAt(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
        this.end = bytes.length;
    }

    /**
     * The numbers of the fields as a JSON pointer.
     *
     * @param from where the document begins
     * @param field where the innermost field begins
     * @param depth how many messages lie around it
     */
    static String find(byte[] bytes, int from, int field, int depth) {
        ProtoPathAt path = new ProtoPathAt(bytes, from);
        StringBuilder pointer = new StringBuilder();
        for (int level = 0; level < depth; level++) {
            long number = path.enter(field);
            if (number == 0) {
                // An empty message, of whose fields none was read.
                return pointer.toString();
            }
            pointer.append('/').append(number);
        }
        path.at = field;
        long number = field < path.end ? path.varint() >>> 3 : 0;
        return number == 0
                ? pointer.toString()
                : pointer.append('/').append(number).toString();
    }

    /** Into the message in which a byte lies, whose number is given; 0 if there is none. */
    private long enter(int inside) {
        while (at < inside) {
            long tag = varint();
            long length = switch ((int) tag & 7) {
                case 0 -> varint() * 0;
                case 1 -> Long.BYTES;
                case 2 -> varint();
                case 5 -> Integer.BYTES;
                default -> -1;
            };
            if (length < 0 || length > end - at) {
                return 0;
            }
            if (at + length > inside) {
                end = at + (int) length;
                return tag >>> 3;
            }
            at += (int) length;
        }
        return 0;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE && at < end; shift += 7) {
            byte b = bytes[at++];
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                break;
            }
        }
        return value;
    }
}
