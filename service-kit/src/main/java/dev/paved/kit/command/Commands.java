package dev.paved.kit.command;

import dev.paved.kit.audit.Audit;
import dev.paved.kit.audit.AuditEntry;
import dev.paved.kit.command.IdempotencyTable.Answer;
import dev.paved.kit.command.IdempotencyTable.Request;
import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Caller;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Accepts commands: what a command does, its audit entry and the answer to its idempotency key commit together or not at
 * all.
 */
@Singleton
public class Commands {

    private final Transactions transactions;
    private final IdempotencyTable idempotency;
    private final IdempotencyKey key;
    private final Audit audit;
    private final Caller caller;
    private final CrashPoints crash;

    Commands(
            Transactions transactions,
            IdempotencyTable idempotency,
            IdempotencyKey key,
            Audit audit,
            Caller caller,
            CrashPoints crash) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.key = key;
        this.audit = audit;
        this.caller = caller;
        this.crash = crash;
    }

    /**
     * Does {@code change} for the present request, or gives the answer that its idempotency key got before.
     *
     * @param action the command's name for the audit, for example {@code deployment.deploy}
     * @param target what it is done to, for example {@code service/hello}
     * @param body what was asked for; the same key with another body is refused with 422
     * @throws dev.paved.kit.http.RefusedException from {@code change}: nothing is changed
     */
    public Response accept(
            String action, String target, Object body, BiFunction<Mutiny.Session, Cause, Uni<Acceptance>> change) {
        return accept(action, target, body, change, () -> {});
    }

    /** The same; {@code afterCommit} runs once the change is committed, and not for a repeated request. */
    public Response accept(
            String action,
            String target,
            Object body,
            BiFunction<Mutiny.Session, Cause, Uni<Acceptance>> change,
            Runnable afterCommit) {
        return accept(action, target, request(action, target, body), new Work(change, afterCommit));
    }

    /**
     * The same for a command that has to look things up, in other services or in transactions of their own: {@code plan}
     * does that, and is not asked where the key has its answer, so that this stays the same however the world changes.
     */
    public Response accept(String action, String target, Object body, Supplier<Work> plan) {
        Request request = request(action, target, body);
        return recalled(request).orElseGet(() -> {
            Work work;
            try {
                work = plan.get();
            } catch (RefusedException refusal) {
                // The request may have been done meanwhile, and the world changed by it.
                return recalled(request).orElseThrow(() -> refusal);
            }
            return accept(action, work.target() == null ? target : work.target(), request, work);
        });
    }

    private Request request(String action, String target, Object body) {
        return idempotency.request(caller.cause().actor(), key.ofRequest(), action + " " + target, body);
    }

    private Optional<Response> recalled(Request request) {
        return request.key().isEmpty()
                ? Optional.empty()
                : transactions
                        .run(session -> idempotency.recall(session, request))
                        .map(Commands::response);
    }

    private Response accept(String action, String target, Request request, Work work) {
        Cause cause = caller.cause();
        AuditEntry entry = audit.entry(action, target, 200, null);
        AtomicBoolean repeated = new AtomicBoolean(true);
        Answer answer = transactions.run(session -> idempotency.once(session, request, () -> {
            repeated.set(false);
            return work.change()
                    .apply(session, cause)
                    .call(acceptance -> audit.record(session, answered(entry, acceptance.status())));
        }));
        if (!repeated.get()) {
            crash.at("after-commit");
            work.afterCommit().run();
        }
        return response(answer);
    }

    private static AuditEntry answered(AuditEntry e, int status) {
        return new AuditEntry(
                e.id(),
                e.at(),
                e.actor(),
                e.action(),
                e.target(),
                e.outcome(),
                status,
                e.requestId(),
                e.remote(),
                null);
    }

    private static Response response(Answer answer) {
        Response.ResponseBuilder response = Response.status(answer.status())
                .type(MediaType.APPLICATION_JSON)
                .entity(answer.body());
        return answer.location() == null
                ? response.build()
                : response.header("Location", URI.create(answer.location())).build();
    }
}
