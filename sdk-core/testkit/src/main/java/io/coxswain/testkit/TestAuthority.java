package io.coxswain.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.coxswain.client.config.PemSource;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Signs certificates for tests. Its keys live as long as it does, and are worth nothing.
 *
 * <pre>{@code
 * TestAuthority authority = new TestAuthority("staging");
 * ScriptedServer server = ScriptedServer.start(s -> s.tls(authority.issue("server", "127.0.0.1")));
 * KubeConfig config = server.config().certificateAuthority(authority.certificate()).build();
 * }</pre>
 */
public final class TestAuthority {
    private static final byte[] ECDSA_SHA256 = DerWriter.sequence(HexFormat.of().parseHex("06082a8648ce3d040302"));
    private static final byte[] BASIC_CONSTRAINTS = {6, 3, 0x55, 0x1d, 0x13};
    private static final byte[] ALTERNATIVE_NAMES = {6, 3, 0x55, 0x1d, 0x11};
    private static final byte[] TRUE = {1, 1, (byte) 0xff};
    private static final AtomicLong SERIAL = new AtomicLong(1);

    private final String name;
    private final KeyPair keys = keys("EC");
    private final byte[] certificate;

    /** An authority of this name, with a certificate that it signs itself. */
    public TestAuthority(String name) {
        this.name = name;
        this.certificate = sign(name, keys, extension(BASIC_CONSTRAINTS, DerWriter.sequence(TRUE)));
    }

    /** A certificate and its key, as {@code KubeConfig} and servers take them. */
    public record Issued(PemSource certificate, PemSource key) {}

    /** What those need who trust this authority. */
    public PemSource certificate() {
        return pem("CERTIFICATE", certificate);
    }

    /**
     * A certificate for a client, or for a server with such names, with an EC key. It was valid from 2020 on and is until 2049.
     *
     * @param alternativeNames host names and IPv4 addresses
     */
    public Issued issue(String commonName, String... alternativeNames) {
        return issue(keys("EC"), commonName, alternativeNames);
    }

    /** As {@link #issue(String, String...)}, with keys of an algorithm by its Java name: {@code RSA}, {@code EC}, {@code Ed25519}. */
    public Issued issueWith(String algorithm, String commonName, String... alternativeNames) {
        return issue(keys(algorithm), commonName, alternativeNames);
    }

    private Issued issue(KeyPair owner, String commonName, String... names) {
        byte[] der = sign(commonName, owner, alternativeNames(names));
        return new Issued(
                pem("CERTIFICATE", der), pem("PRIVATE KEY", owner.getPrivate().getEncoded()));
    }

    private byte[] sign(String subject, KeyPair owner, byte[] extensions) {
        byte[] body = DerWriter.sequence(
                DerWriter.value(0xa0, DerWriter.integer(2)),
                DerWriter.integer(SERIAL.getAndIncrement()),
                ECDSA_SHA256,
                DerWriter.commonName(name),
                DerWriter.sequence(DerWriter.time("200101000000Z"), DerWriter.time("491231235959Z")),
                DerWriter.commonName(subject),
                owner.getPublic().getEncoded(),
                DerWriter.value(0xa3, DerWriter.sequence(extensions)));
        return DerWriter.sequence(body, ECDSA_SHA256, DerWriter.bits(signature(body)));
    }

    private byte[] signature(byte[] signed) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the Java platform cannot sign with ECDSA", e);
        }
    }

    private static byte[] alternativeNames(String... names) {
        byte[] all = new byte[0];
        for (String name : names) {
            boolean address = name.matches("[0-9.]+");
            all = DerWriter.join(
                    all, DerWriter.value(address ? 0x87 : 0x82, address ? address(name) : name.getBytes(US_ASCII)));
        }
        return names.length == 0 ? all : extension(ALTERNATIVE_NAMES, DerWriter.sequence(all));
    }

    private static byte[] address(String dotted) {
        byte[] bytes = new byte[4];
        String[] parts = dotted.split("\\.");
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(parts[i]);
        }
        return bytes;
    }

    private static byte[] extension(byte[] identifier, byte[] value) {
        return DerWriter.sequence(identifier, DerWriter.octets(value));
    }

    private static KeyPair keys(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the Java platform makes no keys for " + algorithm, e);
        }
    }

    private static PemSource pem(String label, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return PemSource.of(
                ("-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n").getBytes(US_ASCII));
    }
}
