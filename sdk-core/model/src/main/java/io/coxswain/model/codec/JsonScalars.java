package io.coxswain.model.codec;

import io.coxswain.model.IntOrString;
import io.coxswain.model.KubeTime;
import io.coxswain.model.Quantity;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the strings and the numbers of JSON, and what is written as such. */
abstract class JsonScalars extends JsonBytes {
    /** Numbers of as many digits fit into a long. */
    private static final int SAFE_DIGITS = 18;

    /** Up to this many bytes a string is looked for in the table; none, if some of those are too long. */
    final int shareable;

    /** Numbers of as many digits are neither too long nor too large. */
    final int safeDigits;

    final StringTable strings = StringTable.shared();

    /** How often, since the table was told. */
    int looked;

    JsonScalars(byte[] json, int from, int to, DecodeOptions options) {
        super(json, from, to, options);
        this.shareable = options.maxStringBytes() < StringTable.LONGEST + Long.BYTES ? -1 : StringTable.LONGEST;
        this.safeDigits = Math.min(SAFE_DIGITS, options.maxNumberLength() - 1);
    }

    @Override
    public final @Nullable String string() {
        return isNull() ? null : text();
    }

    @Override
    public final @Nullable String uniqueString() {
        return isNull() ? null : text(false);
    }

    /** A string that may be shared: most are short and plain, and are looked for while their end is. */
    final String text() {
        if (at < to && json[at] == '"') {
            int begin = at + 1;
            long hash = 0;
            for (int i = begin; i <= Math.min(to - Long.BYTES, begin + shareable); i += Long.BYTES) {
                long bytes = JsonText.word(json, i);
                long special = JsonText.special(bytes);
                if (special != 0) {
                    int end = i + JsonText.before(special);
                    if (json[end] != '"') {
                        break;
                    }
                    at = end + 1;
                    looked++;
                    return strings.get(json, begin, end, hash, bytes & JsonText.bitsBefore(special));
                }
                hash = StringTable.mix(hash, bytes);
            }
        }
        return text(true);
    }

    final String text(boolean shared) {
        if (at >= to) {
            throw ended("expected a string");
        }
        if (json[at] != '"') {
            throw failure("expected a string");
        }
        int begin = at + 1;
        int end = plainString();
        if (end >= 0) {
            if (shared && end - begin <= shareable) {
                looked++;
                return strings.get(json, begin, end);
            }
            return new String(json, begin, checkedLength(begin, end), StandardCharsets.ISO_8859_1);
        }
        end = JsonText.closingQuote(json, begin, to);
        if (end < 0) {
            throw ended("the document ends in a string");
        }
        int start = at;
        checkedLength(begin, end);
        at = end + 1;
        String text = EscapedText.decode(json, begin, end);
        if (text == null) {
            at = start;
            throw failure("malformed string");
        }
        return text;
    }

    final int checkedLength(int begin, int end) {
        if (end - begin > options.maxStringBytes()) {
            at = begin - 1;
            throw failure("a string longer than " + options.maxStringBytes() + " bytes");
        }
        return end - begin;
    }

    @Override
    public final long time() {
        int begin = at + 1;
        int end = plainString();
        if (end < 0) {
            return super.time();
        }
        try {
            return KubeTime.parseTime(json, begin, end);
        } catch (IllegalArgumentException e) {
            at = begin - 1;
            throw failure("expected a time as in RFC 3339");
        }
    }

    /** Takes a string in which nothing is escaped, and tells where it ends; -1 where it is no such string. */
    final int plainString() {
        if (at >= to || json[at] != '"') {
            return -1;
        }
        int end = JsonText.plain(json, at + 1, to);
        if (end == to || json[end] != '"') {
            return -1;
        }
        at = end + 1;
        lastWasNull = false;
        return end;
    }

    @Override
    public final @Nullable Boolean bool() {
        if (isNull()) {
            return null;
        }
        byte b = peek();
        if (b == 't') {
            word("true");
            return Boolean.TRUE;
        }
        if (b == 'f') {
            word("false");
            return Boolean.FALSE;
        }
        throw failure("expected true or false");
    }

    @Override
    public final @Nullable Integer int32() {
        if (isNull()) {
            return null;
        }
        int begin = at;
        long value = integer();
        if (value != (int) value) {
            at = begin;
            throw failure("number out of range");
        }
        return SharedValues.of((int) value);
    }

    @Override
    public final @Nullable Long int64() {
        return isNull() ? null : SharedValues.of(integer());
    }

    final long integer() {
        int begin = at;
        boolean negative = peek() == '-';
        int first = negative ? at + 1 : at;
        int i = first;
        long value = 0;
        while (i < to && json[i] >= '0' && json[i] <= '9') {
            value = value * 10 + (json[i++] - '0');
        }
        if (i == to && i == first) {
            throw ended("expected an integer");
        }
        boolean whole = i > first && (json[first] != '0' || i == first + 1);
        if (!whole || (i < to && (json[i] == '.' || json[i] == 'e' || json[i] == 'E'))) {
            throw failure("expected an integer");
        }
        at = i;
        if (i - first <= safeDigits) {
            return negative ? -value : value;
        }
        try {
            long number = Long.parseLong(new String(json, begin, i - begin, StandardCharsets.ISO_8859_1));
            if (i - begin <= options.maxNumberLength()) {
                return number;
            }
        } catch (NumberFormatException e) {
            at = begin;
            throw failure("number out of range");
        }
        at = begin;
        throw failure("a number longer than " + options.maxNumberLength() + " characters");
    }

    @Override
    public final @Nullable Double number() {
        if (isNull()) {
            return null;
        }
        int begin = at;
        double value = Double.parseDouble(numberText());
        if (Double.isInfinite(value)) {
            at = begin;
            throw failure("expected a number of double precision");
        }
        return value;
    }

    final String numberText() {
        byte b = peek();
        if (b != '-' && (b < '0' || b > '9')) {
            throw failure("expected a number");
        }
        int begin = at;
        skipValue();
        return new String(json, begin, at - begin, StandardCharsets.ISO_8859_1);
    }

    @Override
    public final @Nullable IntOrString intOrString() {
        if (isNull()) {
            return null;
        }
        if (peek() == '"') {
            return IntOrString.of(text());
        }
        Integer number = int32();
        return number == null ? null : IntOrString.of(number);
    }

    @Override
    public final @Nullable Quantity quantity() {
        if (isNull()) {
            return null;
        }
        int begin = at;
        byte b = peek();
        if (b != '"' && b != '-' && (b < '0' || b > '9')) {
            throw failure("expected a quantity");
        }
        try {
            return SharedValues.quantity(b == '"' ? text().strip() : numberText());
        } catch (IllegalArgumentException e) {
            at = begin;
            throw failure("expected a quantity such as 500m or 2Gi");
        }
    }

    @Override
    public final TypeMeta peekTypeMeta() {
        if (peek() != '{') {
            throw failure("expected an object");
        }
        String apiVersion = text(new JsonMember("apiVersion"));
        String kind = text(new JsonMember("kind"));
        return apiVersion == null && kind == null ? TypeMeta.ABSENT : new TypeMeta(apiVersion, kind);
    }

    /** Null if it is not there, or is no string. */
    @Nullable
    final String text(JsonMember member) {
        int value = find(member);
        if (value < 0 || json[value] != '"') {
            return null;
        }
        int here = at;
        at = value;
        String text = text(true);
        at = here;
        return text;
    }

    @Override
    final boolean peekList(String field) {
        int value = isObject() ? find(new JsonMember(field)) : -1;
        return value >= 0 && json[value] == '[';
    }

    final int find(JsonMember member) {
        try {
            return member.find(new JsonScan(json, to, options, nesting), json, at);
        } catch (DecodingException e) {
            at = (int) e.offset();
            throw e.isTruncated() ? ended(e.problem()) : failure(e.problem());
        }
    }
}
