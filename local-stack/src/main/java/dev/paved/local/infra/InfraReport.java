package dev.paved.local.infra;

import dev.paved.local.process.LiveProcess;
import dev.paved.local.stack.PavedHome;
import dev.paved.local.stack.StateFile;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which of Kafka and PostgreSQL can be used, written by their process and read by the supervisor and {@code doctor}. What a full
 * disk does not take is written later.
 */
public final class InfraReport {
    /** What the report calls Kafka. */
    public static final String KAFKA = "kafka";

    /** What the report calls PostgreSQL. */
    public static final String POSTGRES = "postgres";

    private static final String UP = "up";

    private static final Logger LOG = System.getLogger(InfraReport.class.getName());

    private final Path file;
    private final Map<String, Object> parts = new LinkedHashMap<>();
    private boolean written = true;

    InfraReport(PavedHome home) {
        this.file = file(home);
        parts.put("pid", ProcessHandle.current().pid());
    }

    synchronized void up(String part) {
        say(part, UP);
    }

    synchronized void say(String part, String state) {
        parts.put(part, state);
        written = false;
        catchUp();
    }

    /** Writes what could not be written before. */
    synchronized void catchUp() {
        if (written) {
            return;
        }
        try {
            StateFile.writeJson(file, parts);
            written = true;
        } catch (UncheckedIOException e) {
            LOG.log(Level.WARNING, "The state of Kafka and PostgreSQL is told later: {0}", e.getMessage());
        }
    }

    /** Whether this process says that both parts can be used. */
    public static boolean isReady(PavedHome home, LiveProcess infra) {
        Map<String, @Nullable Object> said = StateFile.readJson(file(home));
        return Long.valueOf(infra.pid()).equals(said.get("pid"))
                && UP.equals(said.get(KAFKA))
                && UP.equals(said.get(POSTGRES));
    }

    private static Path file(PavedHome home) {
        return home.run().resolve("infra-parts.json");
    }
}
