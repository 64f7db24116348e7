package dev.paved.provisioner.drift;

import dev.paved.kit.lifecycle.BackgroundLoop;
import dev.paved.kit.reconcile.Reconcilers;
import dev.paved.provisioner.target.EnvironmentTarget;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Lets the target say where something was changed, so that it is looked at within seconds; the full look is the truth. */
@ApplicationScoped
class DriftWatch {

    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final EnvironmentTarget target;
    private final Reconcilers reconcilers;
    private final BackgroundLoop start = new BackgroundLoop("drift-watch", AGAIN, this::start);
    private volatile boolean started;

    DriftWatch(EnvironmentTarget target, Reconcilers reconcilers) {
        this.target = target;
        this.reconcilers = reconcilers;
    }

    void begin(@Observes StartupEvent event) {
        start.start();
    }

    void end(@Observes ShutdownEvent event) {
        start.close();
    }

    private void start() {
        if (started) {
            return;
        }
        try {
            target.watch(id -> reconcilers.wake(DriftReconciler.NAME, id));
            started = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
