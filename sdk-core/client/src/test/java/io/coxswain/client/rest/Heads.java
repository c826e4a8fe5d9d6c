package io.coxswain.client.rest;

import io.netty.handler.codec.http.DefaultHttpHeaders;

/** Heads of answers, for tests outside of this package. */
public final class Heads {
    private Heads() {}

    /** Granted, with a body of this type. */
    public static ResponseHead ok(String contentType) {
        return new ResponseHead(200, new DefaultHttpHeaders().set("Content-Type", contentType));
    }
}
