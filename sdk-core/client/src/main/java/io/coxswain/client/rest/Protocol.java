package io.coxswain.client.rest;

/** How to speak to a server. */
public enum Protocol {
    /** One exchange at a time on each connection: a slow reader slows its own connection and no other. */
    HTTP_1_1,

    /**
     * Many exchanges on one connection, where the server agrees to it by TLS; HTTP/1.1 where it does not. Fewer connections, and a
     * lost one takes all its streams along.
     */
    HTTP_2
}
