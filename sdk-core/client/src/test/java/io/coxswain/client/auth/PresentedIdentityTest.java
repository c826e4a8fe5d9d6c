package io.coxswain.client.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coxswain.client.config.KubeConfigException;
import java.security.Principal;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;

class PresentedIdentityTest {
    private static final Principal[] ANYBODY = {};

    private final TestAuthority authority = new TestAuthority("clients");
    private final TestAuthority.Issued issued = authority.issue(TestAuthority.keys("RSA"), "jane");
    private final ClientIdentity identity = ClientIdentity.read(issued.certificate(), issued.key());
    private final PresentedIdentity presented = new PresentedIdentity(identity);

    @Test
    void theIdentityIsShownToWhoAsksForItsKindOfKey() {
        String alias = presented.chooseEngineClientAlias(new String[] {"EC", "RSA"}, ANYBODY, null);

        assertThat(presented.getCertificateChain(alias)).containsExactlyElementsOf(identity.chain());
        assertThat(presented.getPrivateKey(alias)).isSameAs(identity.key());
        assertThat(presented.chooseClientAlias(new String[] {"RSA"}, null, null))
                .isEqualTo(alias);
        assertThat(presented.getClientAliases("RSA", null)).containsExactly(alias);
    }

    @Test
    void nothingIsShownToWhoAsksForAnotherKindOfKey() {
        assertThat(presented.chooseEngineClientAlias(new String[] {"EC", "EdDSA"}, ANYBODY, null))
                .isNull();
        assertThat(presented.getClientAliases("EC", ANYBODY)).isNull();
    }

    @Test
    void nothingIsShownToWhoTrustsOtherAuthorities() {
        Principal issuer = identity.chain().get(0).getIssuerX500Principal();
        Principal other = new X500Principal("CN=others");

        assertThat(presented.chooseEngineClientAlias(new String[] {"RSA"}, new Principal[] {other}, null))
                .isNull();
        assertThat(presented.chooseEngineClientAlias(
                        new String[] {"RSA"}, new Principal[] {other, issuer, issuer}, null))
                .isNotNull();
    }

    @Test
    void itServesNobodyAndKnowsNoOtherAlias() {
        assertThat(presented.chooseServerAlias("RSA", ANYBODY, null)).isNull();
        assertThat(presented.getServerAliases("RSA", ANYBODY)).isNull();
        assertThat(presented.getPrivateKey("other")).isNull();
        assertThat(presented.getCertificateChain(null)).isNull();
    }

    @Test
    void anotherRsaKeyDoesNotBelongToACertificate() {
        TestAuthority.Issued other = authority.issue(TestAuthority.keys("RSA"), "jane");

        assertThatThrownBy(() -> ClientIdentity.read(issued.certificate(), other.key()))
                .isInstanceOf(KubeConfigException.class)
                .hasMessageContaining("do not belong together");
    }
}
