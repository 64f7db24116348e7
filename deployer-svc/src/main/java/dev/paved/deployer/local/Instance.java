package dev.paved.deployer.local;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.paved.deployer.variables.Edition;
import java.time.Instant;
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
        @Nullable String mark) {

    /** Records of before there were others have no place. */
    public Instance {
        place = place == null ? Place.SERVING : place;
    }

    Instance letGo() {
        return new Instance(deployment, service, environment, pid, startedAt, port, health, true, given, place, mark);
    }

    Instance at(Place other) {
        return new Instance(
                deployment, service, environment, pid, startedAt, port, health, running, given, other, mark);
    }

    Instance having(Edition same) {
        return new Instance(deployment, service, environment, pid, startedAt, port, health, running, same, place, mark);
    }

    boolean isSameProcess(Instance other) {
        return pid == other.pid && startedAt.equals(other.startedAt);
    }
}
