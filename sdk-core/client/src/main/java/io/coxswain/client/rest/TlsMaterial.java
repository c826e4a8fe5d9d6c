package io.coxswain.client.rest;

import io.coxswain.client.config.PemSource;
import org.jspecify.annotations.Nullable;

/** What a connection's TLS is made of: the certificates of an authority, and the client's own with its key, none of them a file. */
record TlsMaterial(
        @Nullable PemSource authority,
        @Nullable PemSource certificate,
        @Nullable PemSource key) {}
