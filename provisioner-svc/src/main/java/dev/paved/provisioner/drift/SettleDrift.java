package dev.paved.provisioner.drift;

import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.operation.Operation;
import dev.paved.kit.operation.Operations;
import dev.paved.provisioner.drift.DriftEntity.Choice;
import dev.paved.provisioner.environment.ObservedEnvironments;
import dev.paved.provisioner.environment.ObservedEnvironments.Observed;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes the choice to end drifts: by making what is there as declared, or by declaring what is there. */
@Singleton
class SettleDrift {

    private final ObservedEnvironments environments;
    private final Drifts drifts;
    private final Operations operations;
    private final DriftSettings settings;
    private final AdoptedManifest manifest;

    SettleDrift(
            ObservedEnvironments environments,
            Drifts drifts,
            Operations operations,
            DriftSettings settings,
            AdoptedManifest manifest) {
        this.environments = environments;
        this.drifts = drifts;
        this.operations = operations;
        this.settings = settings;
        this.manifest = manifest;
    }

    /** What is begun: the operation, and the id of the environment. */
    record Begun(Operation operation, String id) {}

    Uni<Begun> revert(Mutiny.Session session, String name, Selection selection, Cause cause) {
        return environments
                .hold(session, name)
                .chain(environment -> drifts.open(session, environment.id())
                        .map(open -> selection.of(open, name))
                        .invoke(meant -> meant.stream()
                                .flatMap(row -> irreversible(row).stream())
                                .findFirst()
                                .ifPresent(failure -> {
                                    throw new RefusedException(failure);
                                }))
                        .chain(meant -> begin(session, environment, meant, Choice.REVERT, cause)));
    }

    Uni<Begun> adopt(Mutiny.Session session, String name, Selection selection, Cause cause) {
        return environments
                .hold(session, name)
                .chain(environment -> drifts.open(session, environment.id())
                        .map(open -> selection.of(open, name))
                        .call(meant -> environments.want(
                                session,
                                environment,
                                manifest.checked(
                                        environment.placement(),
                                        Adoption.of(environment.placement().services(), meant)),
                                cause))
                        .chain(meant -> begin(session, environment, meant, Choice.ADOPT, cause)));
    }

    private Uni<Begun> begin(
            Mutiny.Session session, Observed environment, List<DriftEntity> meant, Choice choice, Cause cause) {
        String kind = "environment.drift." + (choice == Choice.REVERT ? "revert" : "adopt");
        return operations
                .open(session, kind, environment.subject(), cause.actor(), settings.settleWithin())
                .call(operation -> {
                    meant.forEach(row -> {
                        row.choice = choice;
                        row.chosenBy = cause.actor();
                        row.operation = operation.id();
                        row.deadline = operation.deadline();
                        row.correlationId = cause.correlationId();
                    });
                    return session.flush();
                })
                .map(operation -> new Begun(operation, environment.id()));
    }

    /** What was in a namespace is gone with it, and cannot be given back. */
    private static Optional<DriftFailure> irreversible(DriftEntity row) {
        return row.resource.startsWith("namespace/") && row.field.isEmpty()
                ? Optional.of(new DriftFailure.Lost(row.resource))
                : Optional.empty();
    }
}
