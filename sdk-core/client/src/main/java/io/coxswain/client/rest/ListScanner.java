package io.coxswain.client.rest;

/**
 * Finds the elements of a JSON list's {@code items}, byte by byte and without looking back: strings are told from structure,
 * everything else inside an element is left to its reader.
 */
final class ListScanner {
    private static final String ITEMS = "items";

    private enum State {
        ROOT,
        KEY_OR_END,
        NEXT_KEY,
        KEY,
        COLON,
        VALUE,
        NESTED_VALUE,
        SCALAR_VALUE,
        MEMBER_END,
        FIRST_ELEMENT,
        NEXT_ELEMENT,
        ELEMENT,
        ELEMENT_ENDED,
        ELEMENT_TAKEN,
        ITEMS_END,
        END
    }

    private State state = State.ROOT;
    private int matched;
    private boolean itemsSeen;
    private int depth;
    private boolean inString;
    private boolean escaped;

    boolean inElement() {
        return state == State.ELEMENT;
    }

    boolean elementEnded() {
        return state == State.ELEMENT_ENDED;
    }

    boolean betweenElements() {
        return state == State.ELEMENT_TAKEN || state == State.NEXT_ELEMENT;
    }

    boolean ended() {
        return state == State.END;
    }

    void takeElement() {
        state = State.ELEMENT_TAKEN;
    }

    void requireEnd() {
        if (state != State.END) {
            throw new CutOffException("the list ended in the middle");
        }
        if (!itemsSeen) {
            throw new FramingException("the answer is not a list: it has no items");
        }
    }

    /** Goes on from {@code at}, and returns where an element begins or ends, the items end, or {@code to}. */
    int scan(byte[] bytes, int at, int to) {
        int i = at;
        while (i < to) {
            switch (state) {
                case ELEMENT -> {
                    return nested(bytes, i, to, State.ELEMENT_ENDED);
                }
                case NESTED_VALUE -> i = nested(bytes, i, to, State.MEMBER_END);
                case SCALAR_VALUE -> i = scalar(bytes, i, to);
                case KEY -> i = key(bytes, i, to);
                default -> {
                    State before = state;
                    if (!isSpace(bytes[i])) {
                        state = next(bytes[i]);
                    }
                    if (state == State.ELEMENT || before != State.ITEMS_END && state == State.ITEMS_END) {
                        return i;
                    }
                    if (state != State.NESTED_VALUE && state != State.SCALAR_VALUE) {
                        i++;
                    }
                }
            }
        }
        return i;
    }

    private State next(byte b) {
        return switch (state) {
            case ROOT -> expect(b, '{', State.KEY_OR_END);
            case KEY_OR_END -> b == '}' ? State.END : beginKey(b);
            case NEXT_KEY -> beginKey(b);
            case COLON -> expect(b, ':', State.VALUE);
            case VALUE -> beginValue(b);
            case MEMBER_END -> b == '}' ? State.END : expect(b, ',', State.NEXT_KEY);
            case FIRST_ELEMENT -> b == ']' ? State.MEMBER_END : expect(b, '{', State.ELEMENT);
            case NEXT_ELEMENT -> expect(b, '{', State.ELEMENT);
            case ELEMENT_TAKEN -> b == ']' ? State.ITEMS_END : expect(b, ',', State.NEXT_ELEMENT);
            case ITEMS_END -> expect(b, ']', State.MEMBER_END);
            default -> throw new FramingException("there is something behind the end of the list");
        };
    }

    private static State expect(byte b, char expected, State then) {
        if (b != expected) {
            throw new FramingException("the answer is not a JSON list: expected '" + expected + "'");
        }
        return then;
    }

    private State beginKey(byte b) {
        matched = 0;
        return expect(b, '"', State.KEY);
    }

    private int key(byte[] bytes, int at, int to) {
        int i = at;
        while (i < to) {
            byte b = bytes[i++];
            if (b == '"') {
                state = State.COLON;
                return i;
            }
            if (b == '\\') {
                // It might spell "items", and the items would be lost in the remainder.
                throw new FramingException(
                        "the answer is not a JSON list as Kubernetes writes it: a field name has escapes");
            }
            boolean matches = matched >= 0 && matched < ITEMS.length() && b == ITEMS.charAt(matched);
            matched = matches ? matched + 1 : -1;
        }
        return i;
    }

    private State beginValue(byte b) {
        if (matched == ITEMS.length()) {
            if (itemsSeen) {
                throw new FramingException("the list has its items twice");
            }
            itemsSeen = true;
            if (b == '[') {
                return State.FIRST_ELEMENT;
            }
        }
        return b == '{' || b == '[' || b == '"' ? State.NESTED_VALUE : State.SCALAR_VALUE;
    }

    private int scalar(byte[] bytes, int at, int to) {
        int i = at;
        while (i < to) {
            byte b = bytes[i];
            if (b == ',' || b == '}' || isSpace(b)) {
                state = State.MEMBER_END;
                return i;
            }
            i++;
        }
        return i;
    }

    /** Goes to the end of the object, array or string that has begun, if it is here. */
    private int nested(byte[] bytes, int at, int to, State then) {
        int i = at;
        while (i < to) {
            if (inString) {
                i = string(bytes, i, to);
                if (inString) {
                    return i;
                }
            } else {
                switch (bytes[i++]) {
                    case '"' -> inString = true;
                    case '{', '[' -> depth++;
                    case '}', ']' -> depth--;
                    default -> {
                        continue;
                    }
                }
            }
            if (depth == 0 && !inString) {
                state = then;
                return i;
            }
        }
        return i;
    }

    private int string(byte[] bytes, int at, int to) {
        int i = at;
        while (i < to) {
            byte b = bytes[i++];
            if (escaped) {
                escaped = false;
            } else if (b == '\\') {
                escaped = true;
            } else if (b == '"') {
                inString = false;
                return i;
            }
        }
        return i;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
