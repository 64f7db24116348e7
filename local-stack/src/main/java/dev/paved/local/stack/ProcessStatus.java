package dev.paved.local.stack;

import dev.paved.local.process.Birth;
import dev.paved.local.process.LiveProcess;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the supervisor last said about a process.
 *
 * @param process its pid and birth, when one was started
 * @param port where it listens, 0 when that means nothing
 * @param restarts how often it was started again after ending by itself
 * @param message the last thing worth telling a person, may be empty
 */
public record ProcessStatus(
        String name, @Nullable LiveProcess process, int port, State state, int restarts, String message) {

    /** The stages of a process's life. */
    public enum State {
        /** Waits for what it needs to run. */
        WAITING,
        /** Runs once to train its start-up cache. */
        TRAINING,
        /** Runs, not ready yet. */
        STARTING,
        /** Ready. */
        HEALTHY,
        /** Was ready and is not at the moment. */
        UNHEALTHY,
        /** Ended by itself; is started again after a pause. */
        BACKOFF,
        /** Ended as it was told. */
        STOPPED
    }

    /** Writes it into this home. */
    public void save(PavedHome home) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        if (process != null) {
            members.put("pid", process.pid());
            members.put("birth", process.birth().toString());
        }
        members.put("port", port);
        members.put("state", state.name().toLowerCase(Locale.ROOT));
        members.put("restarts", restarts);
        members.put("message", message);
        StateFile.writeJson(home.status(name), members);
    }

    /** What this home says about a process. */
    public static Optional<ProcessStatus> load(PavedHome home, String name) {
        Map<String, @Nullable Object> members = StateFile.readJson(home.status(name));
        return members.isEmpty() ? Optional.empty() : Optional.of(read(name, members));
    }

    /** Whether its process runs at the moment. */
    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Whether its process runs and was ready when last looked at. */
    public boolean isHealthy() {
        return state == State.HEALTHY && isAlive();
    }

    private static ProcessStatus read(String name, Map<String, @Nullable Object> members) {
        return new ProcessStatus(
                name,
                process(members),
                number(members.get("port")),
                state(members.get("state")),
                number(members.get("restarts")),
                members.get("message") instanceof String message ? message : "");
    }

    private static @Nullable LiveProcess process(Map<String, @Nullable Object> members) {
        return members.get("pid") instanceof Number pid && members.get("birth") instanceof String birth
                ? Birth.parse(birth)
                        .map(parsed -> new LiveProcess(pid.longValue(), parsed))
                        .orElse(null)
                : null;
    }

    private static State state(@Nullable Object value) {
        try {
            return value instanceof String name ? State.valueOf(name.toUpperCase(Locale.ROOT)) : State.WAITING;
        } catch (IllegalArgumentException e) {
            return State.WAITING;
        }
    }

    private static int number(@Nullable Object value) {
        return value instanceof Number number ? number.intValue() : 0;
    }
}
