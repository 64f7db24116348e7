package dev.paved.local.stack;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/** The logging of the stack's own processes: one line a message on standard error, which goes to the process's log. */
public final class StackLog {
    private static final String CONFIGURATION = """
            handlers=java.util.logging.ConsoleHandler
            .level=INFO
            java.util.logging.ConsoleHandler.level=ALL
            java.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s %5$s%6$s%n
            org.apache.kafka.level=WARNING
            kafka.level=WARNING
            state.change.logger.level=WARNING
            io.netty.level=WARNING
            """;

    private StackLog() {}

    /** To be called first in a process's main method. */
    public static void configure() {
        try {
            LogManager.getLogManager()
                    .readConfiguration(new ByteArrayInputStream(CONFIGURATION.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            throw new IllegalStateException("The logging configuration cannot be read", e);
        }
    }
}
