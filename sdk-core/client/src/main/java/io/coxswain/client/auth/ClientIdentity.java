package io.coxswain.client.auth;

import io.coxswain.client.config.KubeConfigException;
import io.coxswain.client.config.PemSource;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.List;

/** A client certificate with its chain, and the key that belongs to it. */
public record ClientIdentity(PrivateKey key, List<X509Certificate> chain) {

    public ClientIdentity {
        chain = List.copyOf(chain);
    }

    /**
     * Reads both. May block: not on an event loop.
     *
     * @param key in PKCS#8, PKCS#1 (RSA) or SEC 1 (elliptic curves)
     * @throws KubeConfigException if one of them cannot be read, or they do not belong together
     */
    public static ClientIdentity read(PemSource certificate, PemSource key) {
        List<X509Certificate> chain = Certificates.read(certificate, "the client certificate");
        String origin = "the client key (" + key + ")";
        PrivateKey privateKey = PrivateKeys.of(Pem.parse(key.read(), origin), origin);
        if (!belongTogether(privateKey, chain.get(0).getPublicKey())) {
            throw new KubeConfigException("the client certificate (" + certificate + ") and " + origin
                    + " do not belong together: the server would refuse them");
        }
        return new ClientIdentity(privateKey, chain);
    }

    private static boolean belongTogether(PrivateKey privateKey, PublicKey publicKey) {
        if (!privateKey.getAlgorithm().equals(publicKey.getAlgorithm())) {
            return false;
        }
        if (privateKey instanceof RSAKey ours && publicKey instanceof RSAKey theirs) {
            return ours.getModulus().equals(theirs.getModulus());
        }
        try {
            Signature signature = Signature.getInstance(signatureOf(privateKey));
            signature.initSign(privateKey);
            signature.update(publicKey.getEncoded());
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(publicKey.getEncoded());
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String signatureOf(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
    }

    /** Whose certificate it is. */
    @Override
    public String toString() {
        return "ClientIdentity{" + chain.get(0).getSubjectX500Principal() + "}";
    }
}
