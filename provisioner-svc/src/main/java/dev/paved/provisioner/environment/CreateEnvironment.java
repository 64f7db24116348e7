package dev.paved.provisioner.environment;

import dev.paved.events.EnvironmentEvent.EnvironmentRequested;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.operation.Operation;
import dev.paved.kit.operation.Operations;
import dev.paved.kit.outbox.Outbox;
import dev.paved.provisioner.ProvisionerSettings;
import dev.paved.provisioner.environment.Belongings.Order;
import dev.paved.provisioner.environment.EnvironmentFailure.BeyondTarget;
import dev.paved.provisioner.environment.EnvironmentFailure.NameTaken;
import dev.paved.provisioner.manifest.EnvironmentSpec;
import dev.paved.provisioner.manifest.TtlLimits;
import dev.paved.provisioner.manifest.TypePolicies;
import dev.paved.provisioner.target.EnvironmentTarget;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes the request for an environment: its row, its first event and its operation, in one transaction. */
@Singleton
class CreateEnvironment {

    static final String KIND = "environment.create";

    private final EnvironmentTarget target;
    private final Operations operations;
    private final Outbox outbox;
    private final InstantSource time;
    private final ProvisionerSettings settings;
    private final TtlLimits limits;
    private final TypePolicies policies;

    CreateEnvironment(
            EnvironmentTarget target,
            Operations operations,
            Outbox outbox,
            InstantSource time,
            ProvisionerSettings settings,
            TtlLimits limits,
            TypePolicies policies) {
        this.target = target;
        this.operations = operations;
        this.outbox = outbox;
        this.time = time;
        this.settings = settings;
        this.limits = limits;
        this.policies = policies;
    }

    /** Refuses what the target cannot make. */
    void check(EnvironmentSpec spec) {
        var beyond = target.beyond(spec);
        if (!beyond.isEmpty()) {
            throw new RefusedException(new BeyondTarget(target.name(), beyond));
        }
    }

    static void refuse(EnvironmentEntity taken) {
        throw new RefusedException(new NameTaken(EnvironmentView.of(taken)));
    }

    /** The operation that makes the environment under {@code id}, with what is ordered for it; its name is free and held. */
    Uni<Operation> begin(
            Mutiny.Session session, String id, EnvironmentSpec spec, Order order, Provenance provenance, Cause cause) {
        EnvironmentEntity row = row(id, spec, cause);
        row.origin = provenance.origin();
        row.from(provenance.source());
        return operations
                .open(session, KIND, row.subject(), cause.actor(), settings.provideWithin())
                .call(operation -> {
                    row.createOperation = operation.id();
                    row.deadline = operation.deadline();
                    return session.persist(row).call(session::flush);
                })
                .call(() -> outbox.append(
                        session,
                        row.subject(),
                        new EnvironmentRequested(row.name, row.type, row.owner, row.expiresAt),
                        cause))
                .call(() -> order.place(session, cause));
    }

    private EnvironmentEntity row(String id, EnvironmentSpec spec, Cause cause) {
        Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
        EnvironmentEntity row = new EnvironmentEntity();
        row.id = id;
        row.name = spec.name();
        row.type = spec.type();
        row.owner = cause.actor();
        row.phase = Phase.REQUESTED;
        row.target = target.name();
        row.spec = Stored.text(Desired.of(spec));
        row.createdAt = now;
        row.expiresAt = (spec.ttl() == null ? policies.ttl(spec.type()) : Optional.of(spec.ttl()))
                .map(now::plus)
                .orElse(null);
        row.warnAt = row.expiresAt == null ? null : limits.warning(now, row.expiresAt);
        row.actor = cause.actor();
        row.correlationId = cause.correlationId();
        return row;
    }
}
