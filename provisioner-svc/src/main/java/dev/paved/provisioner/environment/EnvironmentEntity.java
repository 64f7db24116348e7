package dev.paved.provisioner.environment;

import dev.paved.events.EnvironmentType;
import dev.paved.kit.identity.Cause;
import dev.paved.provisioner.manifest.ManifestSource;
import dev.paved.provisioner.target.Placement;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The row of an environment; a later one of the same name has another. */
@Entity
@Table(name = "environment")
@NullUnmarked
class EnvironmentEntity {

    @Id
    String id;

    String name;

    @Enumerated(EnumType.STRING)
    EnvironmentType type;

    String owner;

    /** What asked for it, where that is no person: nobody else may change it. */
    @Nullable
    String origin;

    /** Where the manifest was read that was applied last, a {@link ManifestSource}; null where that was sent. */
    @Nullable
    String source;

    @Enumerated(EnumType.STRING)
    Phase phase;

    /** The platform's own: it is there from the start, and stays. */
    boolean permanent;

    @Column(name = "created_at")
    Instant createdAt;

    /** The name of the target that it is made on. */
    String target;

    /** What it is to have in it: a {@link Desired}. */
    String spec;

    /** How often {@link #spec} has been set. */
    long generation = 1;

    /** The generation of which something was seen last. */
    @Column(name = "observed_generation")
    long observedGeneration;

    /** What was seen of it last: an {@link EnvironmentStatus}. */
    @Nullable
    String status;

    /** What the target knows it by. */
    @Nullable
    String identity;

    /** What the teardown found on the target before it began: a list of texts. */
    @Nullable
    String inventory;

    /** What its target was given for its services: an {@link Entrusted}. */
    @Nullable
    String entrusted;

    /** What that was made of. */
    @Column(name = "entrusted_revision")
    String entrustedRevision = "";

    /** Whether services may not have it yet, or something else is there still. */
    boolean entrusting;

    /** Null where it stays. */
    @Nullable
    @Column(name = "expires_at")
    Instant expiresAt;

    /** What its teardown did: a {@link Teardown.Receipt}. */
    @Nullable
    String receipt;

    /** When its owner is to be told that its time will soon be up; null once that is done. */
    @Nullable
    @Column(name = "warn_at")
    Instant warnAt;

    @Nullable
    @Column(name = "destroyed_at")
    Instant destroyedAt;

    @Nullable
    String url;

    /** What people should know of it now. */
    @Nullable
    String message;

    /** When what is being done has taken too long; null where nothing is, or where it is never given up. */
    @Nullable
    Instant deadline;

    @Nullable
    @Column(name = "create_operation")
    String createOperation;

    @Nullable
    @Column(name = "destroy_operation")
    String destroyOperation;

    /** Why its end has begun. */
    @Nullable
    String reason;

    /** On whose behalf the last command on it was. */
    String actor;

    @Column(name = "correlation_id")
    String correlationId;

    @Version
    long version;

    String subject() {
        return "environment/" + name;
    }

    Cause cause() {
        return new Cause(actor, correlationId, null);
    }

    Placement placement() {
        return new Placement(
                id,
                name,
                type,
                owner,
                createdAt,
                target,
                identity,
                generation,
                desired().services(),
                entrusted().names());
    }

    void from(@Nullable ManifestSource place) {
        source = place == null ? null : Stored.text(place);
    }

    @Nullable
    ManifestSource source() {
        return source == null ? null : Stored.read(source, ManifestSource.class);
    }

    Desired desired() {
        return Stored.read(spec, Desired.class);
    }

    Entrusted entrusted() {
        return entrusted == null ? Entrusted.NOTHING : Stored.read(entrusted, Entrusted.class);
    }

    EnvironmentStatus status() {
        return status == null ? EnvironmentStatus.UNSEEN : Stored.read(status, EnvironmentStatus.class);
    }

    /** What its teardown did; of one that was gone before that was kept, what it found. */
    Teardown.Receipt receipt() {
        return receipt == null
                ? new Teardown.Receipt(name, inventory(), List.of())
                : Stored.read(receipt, Teardown.Receipt.class);
    }

    List<String> inventory() {
        return inventory == null ? List.of() : List.of(Stored.read(inventory, String[].class));
    }

    /** Notes what {@code seen}, an earlier reading of this row, was found to be. */
    void observe(EnvironmentEntity seen, EnvironmentStatus found) {
        observedGeneration = seen.generation;
        status = Stored.text(found);
    }

    /** Whether its time is up at {@code now} and nothing has come of that yet. */
    boolean isDue(Instant now) {
        return expiresAt != null && !phase.isEnding() && !now.isBefore(expiresAt);
    }

    /** Whether its owner is to be told now that its time will soon be up. */
    boolean isWarningDue(Instant now) {
        return warnAt != null && !phase.isEnding() && !now.isBefore(warnAt);
    }

    boolean isOverdue(Instant now) {
        return deadline != null && !now.isBefore(deadline);
    }

    void become(Phase next, @Nullable String news) {
        if (!phase.leadsTo(next)) {
            throw new IllegalStateException(subject() + " is " + phase + " and cannot become " + next);
        }
        phase = next;
        message = news;
    }
}
