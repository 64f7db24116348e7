package dev.paved.deployer.local;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;

/**
 * A process that runs a deployment, as it is recorded next to it before its program begins.
 *
 * @param pid of the process
 * @param startedAt when the process started: with the pid it names the process, also after the pid was given again
 * @param port where it listens
 * @param health the path that tells whether it is ready
 * @param running whether the program was let go; when not, it never ran
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
        boolean running) {

    Instance letGo() {
        return new Instance(deployment, service, environment, pid, startedAt, port, health, true);
    }
}
