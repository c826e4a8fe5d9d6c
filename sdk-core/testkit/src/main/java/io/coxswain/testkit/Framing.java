package io.coxswain.testkit;

/** How a client of HTTP/1.1 learns where an answer ends. */
record Framing(Kind kind, long length) {
    static final Framing FITTING = new Framing(Kind.FITTING, 0);
    static final Framing CHUNKED = new Framing(Kind.CHUNKED, 0);
    static final Framing UNTIL_CLOSE = new Framing(Kind.UNTIL_CLOSE, 0);

    enum Kind {
        /** By its length if that is known from the beginning, else in chunks. */
        FITTING,
        /** By a length, which may be a lie. */
        DECLARED,
        CHUNKED,
        UNTIL_CLOSE
    }

    static Framing declared(long length) {
        return new Framing(Kind.DECLARED, length);
    }
}
