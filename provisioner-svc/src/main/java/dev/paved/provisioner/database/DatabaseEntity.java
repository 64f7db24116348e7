package dev.paved.provisioner.database;

import dev.paved.kit.identity.Cause;
import dev.paved.provisioner.manifest.DatabaseSize;
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

/** The row of a database; a later one of the same service in the same environment has another. */
@Entity
@Table(name = "managed_database")
@NullUnmarked
class DatabaseEntity {

    @Id
    String id;

    String service;

    String environment;

    @Column(name = "environment_id")
    String environmentId;

    String type;

    @Enumerated(EnumType.STRING)
    DatabaseSize size;

    String owner;

    @Enumerated(EnumType.STRING)
    DatabasePhase phase;

    /** The name of the provider that makes it. */
    String provider;

    /** What the provider knows its parts by. */
    @Nullable
    String identity;

    /** What its removal has found so far, a line each. */
    @Nullable
    String found;

    /** The name of the database and of its role. */
    String name;

    /** Sealed; null once it is of no use any more. */
    byte @Nullable [] password;

    /** Null once it was run. */
    @Nullable
    String seed;

    @Nullable
    @Column(name = "seed_digest")
    String seedDigest;

    /** The command line that asks for the same again; null where none does. */
    @Nullable
    String again;

    /** Counts what was asked for. */
    long generation;

    /** What was asked for when it was last brought about. */
    @Column(name = "observed_generation")
    long observedGeneration;

    @Column(name = "created_at")
    Instant createdAt;

    @Nullable
    @Column(name = "ready_at")
    Instant readyAt;

    @Nullable
    @Column(name = "deleted_at")
    Instant deletedAt;

    /** The step that was begun last. */
    @Nullable
    String step;

    /** What people should know of it now. */
    @Nullable
    String message;

    /** Why it could not be made. */
    @Nullable
    String failure;

    /** What is confirmed gone, a line each. */
    @Nullable
    String removed;

    /** What stood in its place and was not Paved's, a line each. */
    @Nullable
    @Column(name = "left_alone")
    String leftAlone;

    /** When to see once more that it is gone: an instance that was slow may have gone on with making it. */
    @Nullable
    @Column(name = "look_again_at")
    Instant lookAgainAt;

    /** When what is being done has taken too long; null where nothing is. */
    @Nullable
    Instant deadline;

    @Nullable
    @Column(name = "create_operation")
    String createOperation;

    @Nullable
    @Column(name = "delete_operation")
    String deleteOperation;

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
        return subject(environment, service);
    }

    static String subject(String environment, String service) {
        return "database/" + environment + "/" + service;
    }

    /** What its password is sealed for: it opens for nothing else. */
    static String context(String id) {
        return "database/" + id;
    }

    /** How it is named in a command. */
    String arguments() {
        return service + " --env " + environment;
    }

    /** What to do once it could not be made. */
    String next() {
        return again == null ? "platform database show " + arguments() : again;
    }

    Cause cause() {
        return new Cause(actor, correlationId, null);
    }

    DatabaseSite site() {
        return new DatabaseSite(id, name, service, environment, size, seed, environmentId, provider, identity);
    }

    boolean isOverdue(Instant now) {
        return deadline != null && !now.isBefore(deadline);
    }

    void become(DatabasePhase next, @Nullable String news) {
        if (!phase.leadsTo(next)) {
            throw new IllegalStateException(subject() + " is " + phase + " and cannot become " + next);
        }
        phase = next;
        message = news;
    }

    static List<String> lines(@Nullable String text) {
        return text == null || text.isEmpty() ? List.of() : List.of(text.split("\n"));
    }
}
