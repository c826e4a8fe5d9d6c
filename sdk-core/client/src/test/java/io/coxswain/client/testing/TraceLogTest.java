package io.coxswain.client.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class TraceLogTest {
    /** What is not heard cannot be found to hold a secret: loggers of before count, and those that come while it is open. */
    @Test
    void hearsEveryLoggerAtEveryLevelAndOnlyWhileItIsOpen() {
        Logger before = LoggerFactory.getLogger("trace-log-test.before");
        String heard;
        try (TraceLog log = TraceLog.start()) {
            before.trace("hunter2 at trace");
            before.warn("hunter2 at warn", new IllegalStateException("hunter2 in a cause"));
            LoggerFactory.getLogger("trace-log-test.within").debug("hunter2 at debug");
            heard = log.text();
        }
        assertThat(heard).contains("hunter2 at trace", "hunter2 at warn", "hunter2 in a cause", "hunter2 at debug");
        assertThat(before.isTraceEnabled()).isFalse();
    }
}
