package io.coxswain.client.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

class LeakCheckTest {

    @Test
    void seesBuffersThatAreNotReleased() throws InterruptedException {
        dropTwoBuffers();

        assertThat(LeakCheck.leaks()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void staysSilentAboutReleasedOnes() throws InterruptedException {
        LeakCheck.leaks();
        ByteBufAllocator.DEFAULT.directBuffer(64).release();

        assertThat(LeakCheck.leaks()).isEmpty();
    }

    private static void dropTwoBuffers() {
        ByteBufAllocator.DEFAULT.directBuffer(64).writeLong(1);
        Unpooled.directBuffer(64).writeLong(1);
    }
}
