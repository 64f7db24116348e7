package dev.paved.provisioner.environment;

import dev.paved.kit.http.Conflict;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Cause;
import dev.paved.provisioner.environment.EnvironmentFailure.Ending;
import dev.paved.provisioner.manifest.EnvironmentSpec.ServiceSpec;
import dev.paved.provisioner.target.Placement;
import dev.paved.provisioner.target.Presence;
import dev.paved.provisioner.target.ServiceState;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Environments as those see them who look whether what was made is still there. */
@Singleton
public class ObservedEnvironments {

    /** The name of the reconciler that looks whether they are as declared. */
    public static final String LOOK = "drift";

    private final Environments environments;
    private final InstantSource time;

    ObservedEnvironments(Environments environments, InstantSource time) {
        this.environments = environments;
        this.time = time;
    }

    /**
     * An environment as it was read.
     *
     * @param ready whether all of it has been made, so that what differs is somebody's doing
     * @param giving whether its services are being given other secrets
     * @param ending whether its end has begun
     * @param placement what is declared
     */
    public record Observed(String id, String name, boolean ready, boolean giving, boolean ending, Placement placement) {

        public String subject() {
            return "environment/" + name;
        }
    }

    /** The ids of those that have been made. */
    public Uni<List<String>> ready(Mutiny.Session session) {
        return session.createQuery("select id from EnvironmentEntity where phase = :ready", String.class)
                .setParameter("ready", Phase.READY)
                .getResultList();
    }

    public @Nullable Observed find(String id) {
        EnvironmentEntity row = environments.find(id);
        return row == null ? null : observed(row);
    }

    /** The environment of that name; refused where there is none. */
    public Uni<Observed> named(Mutiny.Session session, String name) {
        return environments.named(session, name).map(ObservedEnvironments::observed);
    }

    /** The same, locked; refused where its end has begun. */
    public Uni<Observed> hold(Mutiny.Session session, String name) {
        return environments.locked(session, name).map(row -> {
            if (row.phase.isEnding()) {
                throw new RefusedException(new Ending(row.name, String.valueOf(row.reason)));
            }
            return observed(row);
        });
    }

    /** Whether {@code seen} is still what is wanted, and as far; it stays so until the transaction of {@code session} ends. */
    public Uni<Boolean> isStill(Mutiny.Session session, Observed seen) {
        return session.find(EnvironmentEntity.class, seen.id(), LockMode.PESSIMISTIC_WRITE)
                .map(row -> observed(row).equals(seen));
    }

    /**
     * Notes what was seen of a ready environment, and how many fields of it are not as declared; only what changed is
     * written.
     *
     * @param accepted those that somebody has accepted
     * @param others those that nobody has
     */
    public Uni<Void> note(Mutiny.Session session, Observed seen, Presence presence, long accepted, long others) {
        return session.find(EnvironmentEntity.class, seen.id()).chain(row -> {
            Instant at = time.instant();
            EnvironmentStatus now = status(row.status(), presence, at).drifted(row.name, accepted, others, at);
            if (row.observedGeneration == row.generation && now.equals(row.status())) {
                return Uni.createFrom().voidItem();
            }
            row.observe(row, now);
            return session.flush();
        });
    }

    private static EnvironmentStatus status(EnvironmentStatus before, Presence presence, Instant now) {
        return switch (presence) {
            case Presence.Present(var url, List<ServiceState> services) ->
                before.seeing(services, now)
                        .with(EnvironmentStatus.READY, true, "Provisioned", "all of it is there", now);
            case Presence.Incomplete(String reason, String what, List<ServiceState> services) ->
                before.seeing(services, now).with(EnvironmentStatus.READY, false, reason, what, now);
            case Presence.Foreign(String what) -> before.with(EnvironmentStatus.READY, false, "Occupied", what, now);
            case Presence.Absent() ->
                before.with(EnvironmentStatus.READY, false, "Gone", "nothing of it is there any more", now);
        };
    }

    /** Takes {@code services} as what {@code seen} is to have; refused while something else is being made of it. */
    public Uni<Void> want(Mutiny.Session session, Observed seen, List<ServiceSpec> services, Cause cause) {
        return session.find(EnvironmentEntity.class, seen.id()).chain(row -> {
            if (row.phase != Phase.READY) {
                throw new RefusedException(new Conflict(
                        "The environment '" + row.name
                                + "' is not ready, so what is there cannot be taken as what is wanted.",
                        "platform env show " + row.name));
            }
            Desired wanted = row.desired();
            row.spec = Stored.text(new Desired(services, wanted.databases(), wanted.ttl(), wanted.untrusted()));
            row.generation++;
            row.actor = cause.actor();
            row.correlationId = cause.correlationId();
            return session.flush();
        });
    }

    private static Observed observed(EnvironmentEntity row) {
        return new Observed(
                row.id, row.name, row.phase == Phase.READY, row.entrusting, row.phase.isEnding(), row.placement());
    }
}
