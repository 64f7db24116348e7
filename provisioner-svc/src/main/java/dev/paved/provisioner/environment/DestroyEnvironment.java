package dev.paved.provisioner.environment;

import dev.paved.events.EnvironmentType;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.operation.Operation;
import dev.paved.kit.operation.OperationError;
import dev.paved.kit.operation.Operations;
import dev.paved.provisioner.ProvisionerSettings;
import dev.paved.provisioner.environment.EnvironmentFailure.Ending;
import dev.paved.provisioner.environment.EnvironmentFailure.Protected;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes the request to tear an environment down, unless policy keeps it. */
@Singleton
class DestroyEnvironment {

    static final String KIND = "environment.destroy";

    private final Environments environments;
    private final Operations operations;
    private final ProvisionerSettings settings;

    DestroyEnvironment(Environments environments, Operations operations, ProvisionerSettings settings) {
        this.environments = environments;
        this.operations = operations;
        this.settings = settings;
    }

    /** What is begun: the operation, and the id of what it is done to. */
    record Begun(Operation operation, String id) {}

    /** Begins the teardown; an unfinished creation fails with it. */
    Uni<Begun> begin(Mutiny.Session session, String name, Cause cause) {
        return environments
                .locked(session, name)
                .invoke(row -> refusal(row).ifPresent(failure -> {
                    throw new RefusedException(failure);
                }))
                .chain(row -> operations
                        .open(session, KIND, row.subject(), cause.actor(), settings.removeWithin())
                        .call(operation -> {
                            row.become(Phase.DESTROYING, "being torn down");
                            row.reason = "destroyed by " + cause.actor();
                            row.destroyOperation = operation.id();
                            row.deadline = operation.deadline();
                            row.actor = cause.actor();
                            row.correlationId = cause.correlationId();
                            return session.flush();
                        })
                        .call(() -> endCreation(session, operations, row))
                        .map(operation -> new Begun(operation, row.id)));
    }

    /** Ends the operation that makes the environment, if it has not ended: its end came first. */
    static Uni<Void> endCreation(Mutiny.Session session, Operations operations, EnvironmentEntity row) {
        return row.createOperation == null
                ? Uni.createFrom().voidItem()
                : operations.fail(
                        session,
                        row.createOperation,
                        OperationError.because("Its end came before it was ready: " + row.reason + ".", null));
    }

    private static Optional<EnvironmentFailure> refusal(EnvironmentEntity row) {
        if (row.type == EnvironmentType.PRODUCTION) {
            return Optional.of(new Protected(row.name, "environments of type production are never destroyed"));
        }
        if (row.permanent) {
            return Optional.of(new Protected(row.name, "it belongs to the platform, and is there for every service"));
        }
        return row.phase.isEnding() ? Optional.of(new Ending(row.name, String.valueOf(row.reason))) : Optional.empty();
    }
}
