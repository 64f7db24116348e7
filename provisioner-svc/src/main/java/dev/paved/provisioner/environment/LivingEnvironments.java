package dev.paved.provisioner.environment;

import dev.paved.events.EnvironmentType;
import dev.paved.kit.http.Conflict;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.reconcile.Reconcilers;
import dev.paved.provisioner.environment.EnvironmentFailure.Ending;
import dev.paved.provisioner.target.Placement;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Environments as what belongs to them sees them. */
@Singleton
public class LivingEnvironments {

    private final Environments environments;
    private final Reconcilers reconcilers;

    LivingEnvironments(Environments environments, Reconcilers reconcilers) {
        this.environments = environments;
        this.reconcilers = reconcilers;
    }

    /** An environment that is there, or will be. */
    public record Living(String id, String name, EnvironmentType type, String target) {}

    /**
     * The environment of that name, kept from ending until the transaction of {@code session} does; refused where there is
     * none, where it could not be made, and where its end has begun.
     */
    public Uni<Living> hold(Mutiny.Session session, String name) {
        return environments.locked(session, name).map(row -> {
            if (row.phase.isEnding()) {
                throw new RefusedException(new Ending(row.name, String.valueOf(row.reason)));
            }
            if (row.phase == Phase.FAILED) {
                throw new RefusedException(new Conflict(
                        "The environment '" + name + "' could not be made, so nothing can be put in it.",
                        "platform env show " + name));
            }
            return new Living(row.id, row.name, row.type, row.target);
        });
    }

    /** The names of those that are not gone. */
    public Uni<List<String>> names(Mutiny.Session session) {
        return Environments.names(session);
    }

    /** What its target knows of the environment with that id, gone or not; null where there was none. */
    public @Nullable Placement placement(String id) {
        EnvironmentEntity row = environments.find(id);
        return row == null ? null : row.placement();
    }

    /** Says that something that belongs to the environment with that id is there, or gone. */
    public void wake(String id) {
        reconcilers.wake(EnvironmentReconciler.NAME, id);
    }
}
