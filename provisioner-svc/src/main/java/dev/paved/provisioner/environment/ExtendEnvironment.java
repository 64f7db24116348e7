package dev.paved.provisioner.environment;

import dev.paved.events.EnvironmentEvent.EnvironmentExtended;
import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.outbox.Outbox;
import dev.paved.provisioner.environment.EnvironmentFailure.Ending;
import dev.paved.provisioner.environment.EnvironmentFailure.NeverExpires;
import dev.paved.provisioner.manifest.TtlLimits;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Moves an environment's end: to a time from now, never earlier than it was, up to the longest life there is. */
@Singleton
class ExtendEnvironment {

    private final Environments environments;
    private final Outbox outbox;
    private final InstantSource time;
    private final TtlLimits limits;

    ExtendEnvironment(Environments environments, Outbox outbox, InstantSource time, TtlLimits limits) {
        this.environments = environments;
        this.outbox = outbox;
        this.time = time;
        this.limits = limits;
    }

    /** The environment with its new end; once its time is up it is too late. */
    Uni<EnvironmentView> by(Mutiny.Session session, String name, Duration ttl, Cause cause) {
        return environments.locked(session, name).chain(row -> {
            Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
            Instant end = now.plus(ttl);
            refusal(row, now, end).ifPresent(failure -> {
                throw new RefusedException(failure);
            });
            row.expiresAt = end;
            row.warnAt = limits.warning(row.createdAt, end);
            if (row.phase == Phase.READY) {
                row.message = null; // It said that the time would soon be up.
            }
            row.actor = cause.actor();
            row.correlationId = cause.correlationId();
            return session.flush()
                    .chain(() -> outbox.append(
                            session, row.subject(), new EnvironmentExtended(row.name, row.type, end), cause))
                    .replaceWith(() -> EnvironmentView.of(row));
        });
    }

    private Optional<Failure> refusal(EnvironmentEntity row, Instant now, Instant end) {
        if (row.phase.isEnding()) {
            return Optional.of(new Ending(row.name, String.valueOf(row.reason)));
        }
        Instant present = row.expiresAt;
        if (present == null) {
            return Optional.of(new NeverExpires(row.name));
        }
        if (row.isDue(now)) {
            return Optional.of(new Ending(row.name, Expiry.reason(present)));
        }
        Instant latest = row.createdAt.plus(limits.most());
        if (end.isAfter(latest)) {
            return Optional.of(Invalid.field("/ttl", limits.tooLate(now, latest)));
        }
        return end.isBefore(present)
                ? Optional.of(Invalid.field(
                        "/ttl",
                        "would end it at " + end + ", earlier than now (" + present
                                + "): extending never shortens; destroy it when it is not needed any more"))
                : Optional.empty();
    }
}
