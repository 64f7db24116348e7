package app;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Writes one line of JSON an event, so that a log store can search by field. */
public final class Log {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Log() {}

    /** Tells of what happened, with fields in turn: name, value, name, value. */
    public static void info(String message, Object... fields) {
        write("info", message, fields);
    }

    /** Tells of what may need attention. */
    public static void warn(String message, Object... fields) {
        write("warn", message, fields);
    }

    /** Tells of what went wrong. */
    public static void error(String message, Object... fields) {
        write("error", message, fields);
    }

    private static void write(String level, String message, Object... fields) {
        Map<String, Object> line = Json.fields(
                "time", Instant.now().truncatedTo(ChronoUnit.MILLIS),
                "level", level,
                "message", message,
                "service", Service.NAME,
                "version", Service.VERSION);
        line.putAll(Json.fields(fields));
        OUT.println(Json.of(line));
    }
}
