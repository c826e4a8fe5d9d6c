package io.coxswain.client.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.util.Map;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.simple.SimpleLogger;

/** Everything that anything logs, at whatever level, as long as this is open: TRACE is on for all loggers there are and will be. */
public final class TraceLog implements AutoCloseable {
    private static final int TRACE = 0;
    private static final int ERROR = 40;

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();

    private TraceLog() {
        System.setErr(new PrintStream(text, true, UTF_8));
        setLevel(TRACE);
    }

    public static TraceLog start() {
        return new TraceLog();
    }

    private static void setLevel(int level) {
        ILoggerFactory loggers = LoggerFactory.getILoggerFactory();
        try {
            Object config = field(SimpleLogger.class, "CONFIG_PARAMS").get(null);
            field(config.getClass(), "defaultLogLevel").setInt(config, level);
            Field current = field(SimpleLogger.class, "currentLogLevel");
            for (Object logger :
                    ((Map<?, ?>) field(loggers.getClass(), "loggerMap").get(loggers)).values()) {
                current.setInt(logger, level);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("slf4j-simple is not what it was", e);
        }
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    /** What was logged so far. */
    public String text() {
        return text.toString(UTF_8);
    }

    @Override
    public void close() {
        setLevel(ERROR);
        System.setErr(before);
    }
}
