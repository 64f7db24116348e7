package dev.paved.deployer.target;

import org.jspecify.annotations.Nullable;

/**
 * What was last seen of a target.
 *
 * @param pid the process of the desired deployment; null where there is none
 * @param port where it listens
 * @param message what is wrong, for people; null when nothing is
 */
public record Observed(
        Health health,
        @Nullable Long pid,
        @Nullable Integer port,
        @Nullable String message) {

    /** It answers as it should; {@code message} is what is to be said nevertheless. */
    public static Observed healthy(@Nullable String message) {
        return new Observed(Health.HEALTHY, null, null, message);
    }

    /** The same, with {@code more} to be said. */
    public Observed saying(String more) {
        return new Observed(health, pid, port, message == null ? more : message + " " + more);
    }

    /** Nothing should run, and nothing does. */
    public static Observed nothing() {
        return new Observed(Health.NONE, null, null, null);
    }

    /** It is being started (again). */
    public static Observed starting(String message) {
        return new Observed(Health.STARTING, null, null, message);
    }

    /** It does not answer as it should. */
    public static Observed unhealthy(String message) {
        return new Observed(Health.UNHEALTHY, null, null, message);
    }
}
