package dev.paved.deployer.local;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.paved.deployer.variables.Edition;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A process that runs a deployment, as it is recorded next to it before its program begins.
 *
 * @param pid of the process
 * @param startedAt when the process started: with the pid it names the process, also after the pid was given again
 * @param port where it listens
 * @param health the path that tells whether it is ready
 * @param running whether the program was let go; when not, it never ran
 * @param given which variables it was given; null of one that was started before there were such
 * @param place what it is among those of its deployment
 * @param mark what {@code PAVED_INSTANCE} is in its environment; null as well
 * @param healthTimeout how long it may take until it is healthy
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Instance(
        String deployment,
        String service,
        String environment,
        long pid,
        Instant startedAt,
        int port,
        String health,
        boolean running,
        @Nullable Edition given,
        @Nullable Place place,
        @Nullable String mark,
        @Nullable Duration healthTimeout) {

    /** What records have that don't tell; longer than any may ask for, so that none is given up too early. */
    private static final Duration UNTOLD = Duration.ofMinutes(10);

    /** Records of before there were others have no place, and such of before it was kept no time to get healthy. */
    public Instance {
        place = place == null ? Place.SERVING : place;
        healthTimeout = healthTimeout == null ? UNTOLD : healthTimeout;
    }

    /** What tells the process of an instance from any other, also from one that was given its pid later. */
    public record Identity(long pid, Instant startedAt) {}

    /** Its own. */
    public Identity identity() {
        return new Identity(pid, startedAt);
    }

    Instance letGo() {
        return as(true, given, place);
    }

    Instance at(Place other) {
        return as(running, given, other);
    }

    Instance having(Edition same) {
        return as(running, same, place);
    }

    private Instance as(boolean let, @Nullable Edition told, @Nullable Place there) {
        return new Instance(
                deployment, service, environment, pid, startedAt, port, health, let, told, there, mark, healthTimeout);
    }

    /** When it is given up if it is not healthy. */
    public Instant healthyBy() {
        return startedAt.plus(Objects.requireNonNull(healthTimeout));
    }

    Instance of(String other) {
        return new Instance(
                other, service, environment, pid, startedAt, port, health, running, given, place, mark, healthTimeout);
    }

    /** Whether it is a record of the same process as {@code other}, which a crash may have left two of. */
    public boolean isSameProcess(Instance other) {
        return identity().equals(other.identity());
    }
}
