package io.coxswain.client.auth;

import io.coxswain.client.config.KubeConfigException;
import io.coxswain.client.config.PemSource;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Reads certificates in PEM. */
public final class Certificates {
    private Certificates() {}

    /**
     * Reads all certificates of a source, at least one. May block: not on an event loop.
     *
     * @param what they are for, in the words of an error
     * @throws KubeConfigException if there is none, or one is malformed
     */
    public static List<X509Certificate> read(PemSource source, String what) {
        String origin = what + " (" + source + ")";
        List<X509Certificate> certificates = new ArrayList<>();
        for (Pem block : Pem.parse(source.read(), origin)) {
            if (block.label().equals("CERTIFICATE")) {
                certificates.add(certificate(block, origin));
            }
        }
        if (certificates.isEmpty()) {
            throw new KubeConfigException(origin + " holds no certificate in PEM");
        }
        return certificates;
    }

    private static X509Certificate certificate(Pem block, String origin) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(block.der()));
        } catch (CertificateException e) {
            throw new KubeConfigException(origin + " holds a certificate that is malformed", e);
        }
    }
}
