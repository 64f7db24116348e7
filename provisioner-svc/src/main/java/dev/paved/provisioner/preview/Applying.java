package dev.paved.provisioner.preview;

import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.reconcile.Requeue;
import dev.paved.provisioner.environment.EnvironmentCommands;
import dev.paved.provisioner.environment.EnvironmentCommands.Planned;
import dev.paved.provisioner.preview.PreviewManifests.Found;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;

/** Makes or changes the environment of a preview, in one transaction with the preview: there is never one without the other. */
@Singleton
class Applying {

    private final Previews previews;
    private final EnvironmentCommands environments;
    private final CrashPoints crash;

    Applying(Previews previews, EnvironmentCommands environments, CrashPoints crash) {
        this.previews = previews;
        this.environments = environments;
        this.crash = crash;
    }

    /**
     * Applies what was found at the head of {@code seen}, unless there is a newer one by now.
     *
     * @throws RefusedException where it cannot be; nothing is changed then
     */
    Requeue proceed(PreviewEntity seen, Lease lease, Found.Described described) {
        Planned planned =
                environments.apply(described.request(), seen.pullRequest().origin());
        AtomicBoolean placed = new AtomicBoolean();
        Requeue next = previews.act(
                seen,
                lease,
                (session, row) -> planned.place(session, row.cause())
                        .invoke(outcome -> {
                            placed.set(true);
                            row.environment = described.request().spec().name();
                            row.environmentId = outcome.id();
                            row.appliedHead = row.head;
                            row.digest = described.digest();
                            row.attempts = 0;
                            row.become(PreviewState.PROVISIONING, null);
                        })
                        .replaceWith(Requeue.now()));
        if (placed.get()) {
            crash.at("preview-applied");
            planned.committed();
        }
        return next;
    }
}
