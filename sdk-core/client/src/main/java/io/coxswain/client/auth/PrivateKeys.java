package io.coxswain.client.auth;

import io.coxswain.client.config.KubeConfigException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads private keys in the forms that kubeconfigs hold. The JDK takes PKCS#8 only; the older PKCS#1 (RSA) and SEC 1 (elliptic
 * curves) are its inner part and are wrapped.
 */
final class PrivateKeys {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] RSA = HEX.parseHex("06092a864886f70d010101");
    private static final byte[] EC = HEX.parseHex("06072a8648ce3d0201");
    private static final byte[] NULL = {5, 0};
    private static final byte[] VERSION_0 = {Der.INTEGER, 1, 0};
    private static final int EC_PARAMETERS = 0xa0;

    private static final Map<String, String> ALGORITHMS =
            Map.of(HEX.formatHex(RSA), "RSA", HEX.formatHex(EC), "EC", "06032b6570", "Ed25519", "06032b6571", "Ed448");

    private PrivateKeys() {}

    /** The first private key among the blocks. */
    static PrivateKey of(List<Pem> blocks, String origin) {
        for (Pem block : blocks) {
            switch (block.label()) {
                case "PRIVATE KEY":
                    return ofPkcs8(block.der(), origin);
                case "RSA PRIVATE KEY":
                    return ofPkcs8(wrap(RSA, NULL, block.der()), origin);
                case "EC PRIVATE KEY":
                    return ofPkcs8(wrap(EC, curve(block.der(), blocks, origin), block.der()), origin);
                case "ENCRYPTED PRIVATE KEY":
                    throw new KubeConfigException(
                            origin + " is encrypted with a pass phrase, which is not supported: decrypt the key");
                default:
            }
        }
        throw new KubeConfigException(origin + " holds no private key in PEM");
    }

    private static PrivateKey ofPkcs8(byte[] der, String origin) {
        try {
            String oid = algorithm(der);
            String name = ALGORITHMS.get(oid);
            if (name == null) {
                throw new KubeConfigException(origin + " holds a private key of an unknown algorithm");
            }
            return KeyFactory.getInstance(name).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new KubeConfigException(origin + " holds a private key that is malformed, or of an unknown curve");
        }
    }

    private static String algorithm(byte[] pkcs8) {
        Der key = new Der(pkcs8).enter(Der.SEQUENCE);
        key.next();
        return HEX.formatHex(key.enter(Der.SEQUENCE).next());
    }

    private static byte[] wrap(byte[] algorithm, byte[] parameters, byte[] key) {
        return Der.value(
                Der.SEQUENCE,
                VERSION_0,
                Der.value(Der.SEQUENCE, algorithm, parameters),
                Der.value(Der.OCTET_STRING, key));
    }

    /** The curve, from the key itself or else from the block of parameters that OpenSSL puts before it. */
    private static byte[] curve(byte[] sec1, List<Pem> blocks, String origin) {
        byte[] inKey = curveIn(sec1, origin);
        if (inKey != null) {
            return inKey;
        }
        return blocks.stream()
                .filter(block -> block.label().equals("EC PARAMETERS"))
                .map(Pem::der)
                .findFirst()
                .orElseThrow(() -> new KubeConfigException(origin + " holds an EC key that does not name its curve"));
    }

    private static byte @Nullable [] curveIn(byte[] sec1, String origin) {
        try {
            Der key = new Der(sec1).enter(Der.SEQUENCE);
            key.next();
            key.next();
            return key.hasNext() && key.tag() == EC_PARAMETERS
                    ? key.enter(EC_PARAMETERS).next()
                    : null;
        } catch (IllegalArgumentException e) {
            throw new KubeConfigException(origin + " holds an EC key that is malformed");
        }
    }
}
