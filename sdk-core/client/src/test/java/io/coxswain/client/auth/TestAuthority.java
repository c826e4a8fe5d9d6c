package io.coxswain.client.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.coxswain.client.config.PemSource;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/** Signs certificates for tests; the JDK has no public way to do so. */
public final class TestAuthority {
    private static final HexFormat HEX = HexFormat.of();
    private static final int UTF8_STRING = 0x0c;
    private static final int UTC_TIME = 0x17;
    private static final int SET = 0x31;
    private static final byte[] ECDSA_SHA256 = Der.value(Der.SEQUENCE, HEX.parseHex("06082a8648ce3d040302"));
    private static final byte[] COMMON_NAME = HEX.parseHex("0603550403");
    private static final byte[] BASIC_CONSTRAINTS = HEX.parseHex("0603551d13");
    private static final byte[] ALTERNATIVE_NAMES = HEX.parseHex("0603551d11");
    private static final byte[] TRUE = {1, 1, (byte) 0xff};
    private static final AtomicLong SERIAL = new AtomicLong(1);

    private final String name;
    private final KeyPair keys;
    private final byte[] certificate;

    /** An authority with a certificate of its own. */
    public TestAuthority(String name) {
        this.name = name;
        this.keys = keys("EC");
        byte[] ca = extension(BASIC_CONSTRAINTS, Der.value(Der.SEQUENCE, TRUE));
        this.certificate = sign(name, keys, ca);
    }

    /** A certificate with its key. */
    public record Issued(PemSource certificate, PemSource key) {}

    /** What those who trust this authority need. */
    public PemSource certificate() {
        return certificatePem(certificate);
    }

    /** A certificate for a server with such names and IPv4 addresses, or for a client, with an EC key. */
    public Issued issue(String commonName, String... alternativeNames) {
        return issue(keys("EC"), commonName, alternativeNames);
    }

    /** A certificate for a key. */
    public Issued issue(KeyPair owner, String commonName, String... alternativeNames) {
        byte[] der = sign(commonName, owner, alternativeNames(alternativeNames));
        return new Issued(
                certificatePem(der),
                PemSource.of(pem("PRIVATE KEY", owner.getPrivate().getEncoded())));
    }

    /** Keys of an algorithm by its JDK name, such as {@code RSA}. */
    public static KeyPair keys(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] pem(String label, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return ("-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n").getBytes(US_ASCII);
    }

    private static PemSource certificatePem(byte[] der) {
        return PemSource.of(pem("CERTIFICATE", der));
    }

    private byte[] sign(String subject, KeyPair owner, byte[] extensions) {
        byte[] body = Der.value(
                Der.SEQUENCE,
                Der.value(0xa0, integer(2)),
                integer(SERIAL.getAndIncrement()),
                ECDSA_SHA256,
                distinguishedName(name),
                Der.value(Der.SEQUENCE, time("200101000000Z"), time("491231235959Z")),
                distinguishedName(subject),
                owner.getPublic().getEncoded(),
                Der.value(0xa3, Der.value(Der.SEQUENCE, extensions)));
        return Der.value(Der.SEQUENCE, body, ECDSA_SHA256, bits(signature(keys.getPrivate(), body)));
    }

    private static byte[] signature(PrivateKey key, byte[] signed) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(signed);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] alternativeNames(String... names) {
        byte[] all = new byte[0];
        for (String name : names) {
            byte[] one =
                    name.matches("[0-9.]+") ? Der.value(0x87, address(name)) : Der.value(0x82, name.getBytes(US_ASCII));
            all = concat(all, one);
        }
        return names.length == 0 ? all : extension(ALTERNATIVE_NAMES, Der.value(Der.SEQUENCE, all));
    }

    private static byte[] address(String dotted) {
        byte[] bytes = new byte[4];
        String[] parts = dotted.split("\\.");
        for (int i = 0; i < 4; i++) {
            bytes[i] = (byte) Integer.parseInt(parts[i]);
        }
        return bytes;
    }

    private static byte[] extension(byte[] oid, byte[] value) {
        return Der.value(Der.SEQUENCE, oid, Der.value(Der.OCTET_STRING, value));
    }

    private static byte[] distinguishedName(String commonName) {
        byte[] text = Der.value(UTF8_STRING, commonName.getBytes(UTF_8));
        return Der.value(Der.SEQUENCE, Der.value(SET, Der.value(Der.SEQUENCE, COMMON_NAME, text)));
    }

    private static byte[] time(String utc) {
        return Der.value(UTC_TIME, utc.getBytes(US_ASCII));
    }

    private static byte[] integer(long value) {
        return Der.value(Der.INTEGER, BigInteger.valueOf(value).toByteArray());
    }

    private static byte[] bits(byte[] bytes) {
        return Der.value(0x03, new byte[1], bytes);
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = new byte[a.length + b.length];
        System.arraycopy(a, 0, both, 0, a.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
