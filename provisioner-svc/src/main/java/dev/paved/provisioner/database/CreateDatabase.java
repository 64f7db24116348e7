package dev.paved.provisioner.database;

import dev.paved.kit.digest.Sha256;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.operation.Operation;
import dev.paved.kit.operation.Operations;
import dev.paved.provisioner.ProvisionerSettings;
import dev.paved.provisioner.environment.LivingEnvironments;
import dev.paved.provisioner.manifest.DatabaseRequest;
import dev.paved.provisioner.manifest.TypePolicies;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Takes the request for a database: its row and its operation, in one transaction. */
@Singleton
class CreateDatabase {

    static final String KIND = "database.create";

    private final DatabaseProvider provider;
    private final Databases databases;
    private final LivingEnvironments environments;
    private final Passwords passwords;
    private final TypePolicies policies;
    private final Operations operations;
    private final InstantSource time;
    private final ProvisionerSettings settings;

    CreateDatabase(
            DatabaseProvider provider,
            Databases databases,
            LivingEnvironments environments,
            Passwords passwords,
            TypePolicies policies,
            Operations operations,
            InstantSource time,
            ProvisionerSettings settings) {
        this.provider = provider;
        this.databases = databases;
        this.environments = environments;
        this.passwords = passwords;
        this.policies = policies;
        this.operations = operations;
        this.time = time;
        this.settings = settings;
    }

    /** The row that {@code request} comes to under {@code id}, before anything is kept of it. It may block. */
    DatabaseEntity plan(String id, DatabaseRequest request) {
        refuse(request.service(), request.environment(), provider.obstacle(request));
        DatabaseEntity row = new DatabaseEntity();
        row.id = id;
        row.service = request.service();
        row.environment = request.environment();
        row.type = request.type();
        row.size = request.size();
        row.phase = DatabasePhase.PROVISIONING;
        row.provider = provider.name();
        row.name = DatabaseSite.name(id, request.service(), request.environment());
        row.password = passwords.sealed(id);
        row.seed = request.seed();
        row.seedDigest = digest(request.seed());
        row.generation = 1;
        return row;
    }

    /** The operation that makes it; refused where the environment ends, or the service has a database in it. */
    Uni<Operation> begin(Mutiny.Session session, DatabaseEntity row, Cause cause) {
        Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
        row.createdAt = now;
        row.owner = cause.actor();
        row.actor = cause.actor();
        row.correlationId = cause.correlationId();
        return environments
                .hold(session, row.environment)
                .invoke(environment -> {
                    refuse(row.service, row.environment, provider.obstacle(row.environment, environment.target()));
                    row.environmentId = environment.id();
                    policies.refusal(row.seed, environment.type()).ifPresent(why -> {
                        throw new RefusedException(Invalid.field("/seed", why));
                    });
                })
                .chain(() -> databases.claim(session, row.environment, row.service))
                .call(present -> present.isPresent()
                        ? replace(session, present.get(), now)
                        : Uni.createFrom().voidItem())
                .chain(() -> operations.open(session, KIND, row.subject(), cause.actor(), settings.provideWithin()))
                .call(operation -> {
                    row.createOperation = operation.id();
                    row.deadline = operation.deadline();
                    return session.persist(row).call(session::flush);
                });
    }

    private static void refuse(String service, String environment, Optional<Obstacle> obstacle) {
        obstacle.ifPresent(found -> {
            throw new RefusedException(new DatabaseFailure.NotPossible(service, environment, found));
        });
    }

    /** Only one that could not be made leaves its place: there is nothing of it. */
    private static Uni<Void> replace(Mutiny.Session session, DatabaseEntity present, Instant now) {
        if (present.phase != DatabasePhase.FAILED) {
            throw new RefusedException(new DatabaseFailure.Exists(DatabaseView.of(present)));
        }
        present.become(DatabasePhase.DELETED, present.message);
        present.deletedAt = now;
        return session.flush();
    }

    private static @Nullable String digest(@Nullable String seed) {
        return seed == null ? null : "sha256:" + HexFormat.of().formatHex(Sha256.of(seed));
    }
}
