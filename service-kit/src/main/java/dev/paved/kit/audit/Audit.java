package dev.paved.kit.audit;

import dev.paved.events.EventIds;
import dev.paved.events.Topics;
import dev.paved.kit.http.RequestId;
import dev.paved.kit.identity.Caller;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Writes the audit record, in the table that only grows and on the topic of audit. */
@Singleton
public class Audit {

    private final Outbox outbox;
    private final Caller caller;
    private final RequestId requestId;
    private final InstantSource time;
    private final EventIds ids;

    Audit(Outbox outbox, Caller caller, RequestId requestId, InstantSource time, EventIds ids) {
        this.outbox = outbox;
        this.caller = caller;
        this.requestId = requestId;
        this.time = time;
        this.ids = ids;
    }

    /** What is to be recorded of the present request, which is answered with {@code status}. */
    public AuditEntry entry(String action, String target, int status, @Nullable String detail) {
        return new AuditEntry(
                ids.next(),
                time.instant(),
                caller.name(),
                action,
                target,
                AuditOutcome.of(status),
                status,
                requestId.value(),
                caller.remote(),
                detail);
    }

    /** What is to be recorded of what the service does of its own accord, in the chain of {@code cause}. */
    public AuditEntry ownEntry(String action, String target, @Nullable String detail, Cause cause) {
        return new AuditEntry(
                ids.next(),
                time.instant(),
                cause.actor(),
                action,
                target,
                AuditOutcome.ACCEPTED,
                200,
                cause.correlationId(),
                "none",
                detail);
    }

    /**
     * Records {@code entry} in the transaction of {@code session}, as its last statement: from there to the commit no
     * other command of the same actor is recorded.
     */
    public Uni<Void> record(Mutiny.Session session, AuditEntry entry) {
        return session.createNativeQuery("""
                        insert into audit (id, at, actor, action, target, outcome, status, request_id, remote, detail)
                        values (:id, :at, :actor, :action, :target, :outcome, :status, :request, :remote, :detail)""")
                .setParameter("id", entry.id())
                .setParameter("at", entry.at())
                .setParameter("actor", entry.actor())
                .setParameter("action", entry.action())
                .setParameter("target", entry.target())
                .setParameter("outcome", entry.outcome().name().toLowerCase(java.util.Locale.ROOT))
                .setParameter("status", entry.status())
                .setParameter("request", entry.requestId())
                .setParameter("remote", entry.remote())
                .setParameter("detail", entry.detail())
                .executeUpdate()
                .chain(() -> outbox.append(session, Topics.AUDIT, entry.actor(), entry.id(), entry));
    }
}
