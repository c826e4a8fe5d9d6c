package io.coxswain.model.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

/** The tests of this package and its neighbours run on two versions of Jackson; here it shows whether they do. */
class JacksonVersionTest {
    @Test
    void isTheOneThatTheBuildMeans() {
        String meant = System.getProperty("coxswain.jackson");
        assumeTrue(meant != null, "SKIPPED: only the build says which version is meant");
        assertThat(tools.jackson.core.json.PackageVersion.VERSION).hasToString(meant);
        assertThat(tools.jackson.databind.cfg.PackageVersion.VERSION).hasToString(meant);
    }
}
