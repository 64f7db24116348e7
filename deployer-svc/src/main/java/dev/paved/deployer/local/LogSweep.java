package dev.paved.deployer.local;

import dev.paved.kit.lifecycle.BackgroundLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;

/** Removes the logs of programs that ended a while ago, now and then. */
@Singleton
class LogSweep {

    private static final Duration PERIOD = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(7);

    private final Logs logs;
    private final Instances instances;
    private final InstantSource time;
    private final BackgroundLoop loop;

    LogSweep(Logs logs, Instances instances, InstantSource time) {
        this.logs = logs;
        this.instances = instances;
        this.time = time;
        this.loop = new BackgroundLoop("log-sweep", PERIOD, this::sweep);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.close();
    }

    private void sweep() {
        try {
            logs.forget(time.instant().minus(KEPT), instances.deployments());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
