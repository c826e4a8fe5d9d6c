package io.coxswain.client.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coxswain.client.config.KubeConfigException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeysTest {
    private static final byte[] P256 = HexFormat.of().parseHex("06082a8648ce3d030107");

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519", "Ed448"})
    void readsPkcs8(String algorithm) {
        PrivateKey key = TestAuthority.keys(algorithm).getPrivate();

        assertThat(read(TestAuthority.pem("PRIVATE KEY", key.getEncoded()))).isEqualTo(key);
    }

    @Test
    void readsPkcs1() {
        PrivateKey key = TestAuthority.keys("RSA").getPrivate();

        assertThat(read(TestAuthority.pem("RSA PRIVATE KEY", inner(key)))).isEqualTo(key);
    }

    @Test
    void readsSec1ThatNamesItsCurve() {
        PrivateKey key = p256().getPrivate();
        byte[] withCurve = withCurve(inner(key));

        assertThat(read(TestAuthority.pem("EC PRIVATE KEY", withCurve)).getEncoded())
                .isNotEmpty();
        assertThat(((ECPrivateKey) read(TestAuthority.pem("EC PRIVATE KEY", withCurve))).getS())
                .isEqualTo(((ECPrivateKey) key).getS());
    }

    @Test
    void readsSec1WithItsCurveInABlockBeforeIt() {
        PrivateKey key = p256().getPrivate();
        byte[] block = TestAuthority.pem("EC PRIVATE KEY", inner(key));

        assertThat(read(concat(TestAuthority.pem("EC PARAMETERS", P256), block)))
                .isEqualTo(key);
        assertRefused(block, "does not name its curve");
    }

    @Test
    void readsPastTextAndOtherBlocks() {
        PrivateKey key = p256().getPrivate();
        byte[] pem = concat(
                concat(
                        "Bag Attributes: -----BEGIN\r\n".getBytes(US_ASCII),
                        TestAuthority.pem("CERTIFICATE", new byte[3])),
                TestAuthority.pem("PRIVATE KEY", key.getEncoded()));

        assertThat(read(new String(pem, US_ASCII).replace("\n", "\r\n").getBytes(US_ASCII)))
                .isEqualTo(key);
    }

    @Test
    void refusesEncryptedKeys() {
        assertRefused(TestAuthority.pem("ENCRYPTED PRIVATE KEY", new byte[9]), "pass phrase");
        assertRefused(
                ("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00FF\n\nAAAA\n"
                                + "-----END RSA PRIVATE KEY-----\n")
                        .getBytes(US_ASCII),
                "pass phrase");
    }

    @Test
    void refusesWhatIsNoKey() {
        assertRefused(new byte[0], "no private key");
        assertRefused(TestAuthority.pem("CERTIFICATE", new byte[9]), "no private key");
        assertRefused(TestAuthority.pem("PRIVATE KEY", new byte[0]), "malformed");
        assertRefused(
                "-----BEGIN PRIVATE KEY-----\n!!\n-----END PRIVATE KEY-----".getBytes(US_ASCII), "well-formed PEM");
        assertRefused(
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----".getBytes(US_ASCII),
                "no private key");
        assertRefused(
                TestAuthority.pem("PRIVATE KEY", HexFormat.of().parseHex("300b020100300606042a030405")),
                "unknown algorithm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"})
    void refusesKeysThatAreCutOffOrBroken(String label) {
        byte[] key = label.startsWith("RSA")
                ? inner(TestAuthority.keys("RSA").getPrivate())
                : p256().getPrivate().getEncoded();
        byte[] der = label.startsWith("EC") ? withCurve(inner(p256().getPrivate())) : key;
        for (int length = 0; length < der.length; length++) {
            byte[] cut = TestAuthority.pem(label, Arrays.copyOf(der, length));
            assertThatThrownBy(() -> read(cut)).as("%d bytes", length).isInstanceOf(KubeConfigException.class);
        }
    }

    private static PrivateKey read(byte[] pem) {
        return PrivateKeys.of(Pem.parse(pem, "the key"), "the key");
    }

    private static void assertRefused(byte[] pem, String message) {
        assertThatThrownBy(() -> read(pem))
                .isInstanceOf(KubeConfigException.class)
                .hasMessageStartingWith("the key ")
                .hasMessageContaining(message);
    }

    private static KeyPair p256() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The algorithm's own form inside of PKCS#8. */
    private static byte[] inner(PrivateKey key) {
        Der pkcs8 = new Der(key.getEncoded()).enter(Der.SEQUENCE);
        pkcs8.next();
        pkcs8.next();
        byte[] octets = pkcs8.next();
        return Arrays.copyOfRange(octets, octets.length > 0x82 ? octets.length > 0x102 ? 4 : 3 : 2, octets.length);
    }

    private static byte[] withCurve(byte[] sec1) {
        Der key = new Der(sec1).enter(Der.SEQUENCE);
        return Der.value(Der.SEQUENCE, key.next(), key.next(), Der.value(0xa0, P256));
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
