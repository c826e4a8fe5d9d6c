package io.coxswain.model.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes of protobuf that know where its fields lie. */
public final class ProtoMutations {
    private static final long[] LENGTHS = {
        0,
        1,
        127,
        128,
        65_536,
        Integer.MAX_VALUE,
        Integer.MAX_VALUE + 1L,
        1L << 32,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -1,
        -8
    };

    private final Random random;
    private final Mutations bytes;

    public ProtoMutations(Random random) {
        this.random = random;
        this.bytes = new Mutations(random);
    }

    /** A field: where its tag begins, its value begins (a length included), and it ends. */
    private record Field(int from, int value, int to, int wire) {}

    /** A document with up to three changes; what lies before {@code from} is hardly touched. */
    public byte[] proto(byte[] seed, byte[] other, int from) {
        byte[] proto = seed;
        for (int n = random.nextInt(4); n > 0; n--) {
            proto = random.nextInt(4) == 0 ? bytes.anyBytes(proto, other) : oneField(proto, other, from);
        }
        return proto;
    }

    private byte[] oneField(byte[] proto, byte[] other, int from) {
        List<Field> fields = new ArrayList<>();
        fields(proto, Math.min(from, proto.length), proto.length, fields, 0);
        if (fields.isEmpty()) {
            return bytes.anyBytes(proto, other);
        }
        Field field = fields.get(random.nextInt(fields.size()));
        Field second = fields.get(random.nextInt(fields.size()));
        byte[] whole = Arrays.copyOfRange(proto, field.from, field.to);
        return switch (random.nextInt(12)) {
            case 0 -> resized(proto, field, fields, new byte[0]);
            case 1 -> resized(proto, field, fields, twice(whole));
            case 2 -> resized(proto, field, fields, Arrays.copyOfRange(proto, second.from, second.to));
            case 3 -> resized(proto, field, fields, unknown());
            case 4 ->
                Mutations.splice(
                        proto,
                        field.value,
                        Math.min(field.to, field.value + 1),
                        varint(LENGTHS[random.nextInt(LENGTHS.length)]));
            case 5 -> tagged(proto, field, (byte) (proto[field.from] & ~7 | random.nextInt(8)));
            case 6 -> tagged(proto, field, (byte) (proto[field.from] & 0x87 | random.nextInt(16) << 3));
            case 7 -> Mutations.splice(proto, field.from, field.from, overlong(random.nextInt(12)));
            case 8 -> resized(proto, field, fields, wrapped(whole));
            case 9 -> resized(proto, field, fields, many(whole));
            case 10 -> field.wire == 2 ? resized(proto, field, fields, text(proto, field)) : proto;
            default -> Arrays.copyOf(proto, field.from + random.nextInt(field.to - field.from + 1));
        };
    }

    /** All fields, also those of what may be messages. */
    private static void fields(byte[] proto, int from, int to, List<Field> found, int depth) {
        int at = from;
        List<Field> level = new ArrayList<>();
        while (at < to) {
            int begin = at;
            at = behindVarint(proto, at, to);
            int wire = proto[begin] & 7;
            int value = at;
            int length = wire == 1 ? 8 : wire == 5 ? 4 : wire == 2 ? length(proto, at, to) : 0;
            at = wire == 0 || wire == 2 ? behindVarint(proto, at, to) : at;
            if (wire == 3 || wire == 4 || wire > 5 || length < 0 || at + length > to) {
                return;
            }
            at += length;
            level.add(new Field(begin, value, at, wire));
        }
        found.addAll(level);
        for (Field field : level) {
            if (field.wire == 2 && depth < 20) {
                fields(proto, behindVarint(proto, field.value, to), field.to, found, depth + 1);
            }
        }
    }

    private static int behindVarint(byte[] proto, int from, int to) {
        int at = from;
        while (at < to && proto[at] < 0) {
            at++;
        }
        return Math.min(to, at + 1);
    }

    private static int length(byte[] proto, int from, int to) {
        int value = 0;
        for (int at = from, shift = 0; at < to && shift < 28; at++, shift += 7) {
            value |= (proto[at] & 0x7f) << shift;
            if (proto[at] >= 0) {
                return value;
            }
        }
        return -1;
    }

    /** With a field replaced, and the lengths of all messages around it made right. */
    private static byte[] resized(byte[] proto, Field field, List<Field> fields, byte[] by) {
        byte[] changed = by;
        int from = field.from;
        int to = field.to;
        List<Field> around = fields.stream()
                .filter(f -> f.wire == 2 && f.from < field.from && f.to >= field.to)
                .sorted((a, b) -> Integer.compare(b.from, a.from))
                .toList();
        for (Field message : around) {
            int body = behindVarint(proto, message.value, proto.length);
            if (body > from) {
                continue;
            }
            byte[] inner =
                    join(Arrays.copyOfRange(proto, body, from), changed, Arrays.copyOfRange(proto, to, message.to));
            changed = join(varint(inner.length), inner);
            from = message.value;
            to = message.to;
        }
        return Mutations.splice(proto, from, to, changed);
    }

    private static byte[] tagged(byte[] proto, Field field, byte tag) {
        byte[] changed = proto.clone();
        changed[field.from] = tag;
        return changed;
    }

    private byte[] unknown() {
        int number = random.nextBoolean() ? 1 + random.nextInt(60) : 1 + random.nextInt(1 << 29);
        long tag = (long) number << 3;
        return switch (random.nextInt(6)) {
            case 0 -> join(varint(tag), varint(random.nextLong()));
            case 1 -> join(varint(tag | 1), new byte[] {0, 0, 0, 0, 0, 0, (byte) random.nextInt(256), 0x7f});
            case 2 -> join(varint(tag | 5), new byte[4]);
            case 3 -> join(varint(tag | 3), varint(tag | 4));
            default -> join(varint(tag | 2), varint(3), new byte[] {8, 1, (byte) random.nextInt(128)});
        };
    }

    /** Many levels deep in itself. */
    private byte[] wrapped(byte[] whole) {
        byte[] wrapped = whole;
        int levels = random.nextInt(6) == 0 ? 520 : random.nextInt(20);
        byte[] tag = Arrays.copyOf(whole, behindVarint(whole, 0, whole.length));
        for (int i = 0; i < levels; i++) {
            wrapped = join(tag, varint(wrapped.length), wrapped);
        }
        return wrapped;
    }

    private byte[] many(byte[] whole) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = Math.min(random.nextInt(300), 3_000 / Math.max(1, whole.length)); i >= 0; i--) {
            all.writeBytes(whole);
            if (random.nextInt(10) == 0) {
                all.writeBytes(unknown());
            }
        }
        return all.toByteArray();
    }

    private byte[] text(byte[] proto, Field field) {
        byte[] tag = Arrays.copyOfRange(proto, field.from, field.value);
        byte[] text = new byte[random.nextInt(20)];
        random.nextBytes(text);
        return join(tag, varint(text.length), text);
    }

    private static byte[] twice(byte[] field) {
        return join(field, field);
    }

    private byte[] overlong(int zeros) {
        byte[] varint = new byte[zeros + 2];
        Arrays.fill(varint, (byte) 0x80);
        varint[0] = (byte) (0x80 | random.nextInt(128));
        varint[zeros + 1] = (byte) random.nextInt(2);
        return varint;
    }

    private static byte[] varint(long value) {
        byte[] varint = new byte[10];
        int length = 0;
        for (long rest = value; length == 0 || rest != 0; rest >>>= 7) {
            varint[length++] = (byte) (rest >>> 7 == 0 ? rest : rest & 0x7f | 0x80);
        }
        return Arrays.copyOf(varint, length);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
