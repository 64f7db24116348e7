package dev.paved.kit.operation;

import dev.paved.events.EventIds;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Opens operations and writes their progress, always in the caller's transaction. An operation that has ended stays as
 * it is: later writes to it change nothing.
 */
@Singleton
public class Operations {

    static final String CHANNEL = "paved_operation";

    private final Transactions transactions;
    private final OperationJson json;
    private final InstantSource time;
    private final EventIds ids;
    private final String prefix;

    Operations(
            Transactions transactions,
            OperationJson json,
            InstantSource time,
            EventIds ids,
            @ConfigProperty(name = "paved.service.operation-prefix") String prefix) {
        this.transactions = transactions;
        this.json = json;
        this.time = time;
        this.ids = ids;
        this.prefix = prefix;
    }

    /** A new operation, pending. {@code limit} is how long it may take; whoever works on it enforces that. */
    public Uni<Operation> open(Mutiny.Session session, String kind, String subject, String actor, Duration limit) {
        Instant now = time.instant();
        OperationEntity row = new OperationEntity();
        row.id = prefix + "-" + ids.next();
        row.kind = kind;
        row.subject = subject;
        row.status = OperationStatus.PENDING;
        row.steps = "[]";
        row.requestedBy = actor;
        row.createdAt = now;
        row.updatedAt = now;
        row.deadline = now.plus(limit);
        return session.persist(row).replaceWith(() -> json.read(row));
    }

    /** Ends the step that is running, if any, and begins {@code name}; again with the same name only its message changes. */
    public Uni<Void> step(Mutiny.Session session, String id, String name, @Nullable String message) {
        return change(session, id, row -> {
            List<Step> steps = new ArrayList<>(json.steps(row));
            if (!steps.isEmpty()
                    && steps.getLast().name().equals(name)
                    && !steps.getLast().status().isTerminal()) {
                steps.set(steps.size() - 1, steps.getLast().saying(message));
            } else {
                steps.replaceAll(step -> step.ended(OperationStatus.SUCCEEDED, time.instant()));
                steps.add(new Step(name, OperationStatus.RUNNING, message, time.instant(), null));
            }
            row.steps = json.text(steps);
            row.status = OperationStatus.RUNNING;
        });
    }

    /** Gives the operation until {@code deadline}; whoever works on it enforces that. */
    public Uni<Void> giveUntil(Mutiny.Session session, String id, Instant deadline) {
        return change(session, id, row -> row.deadline = deadline);
    }

    /** Ends the step that is running, if any, badly, and says why; the operation goes on, for example to undo what was done. */
    public Uni<Void> failStep(Mutiny.Session session, String id, String why) {
        return endStep(session, id, OperationStatus.FAILED, why);
    }

    /** Ends the step that is running, if any, well; the operation goes on, and may still end badly. */
    public Uni<Void> endStep(Mutiny.Session session, String id, String message) {
        return endStep(session, id, OperationStatus.SUCCEEDED, message);
    }

    private Uni<Void> endStep(Mutiny.Session session, String id, OperationStatus how, String message) {
        return change(session, id, row -> {
            List<Step> steps = new ArrayList<>(json.steps(row));
            steps.replaceAll(step ->
                    step.status().isTerminal() ? step : step.saying(message).ended(how, time.instant()));
            row.steps = json.text(steps);
        });
    }

    /** Ends the operation well, with {@code result} as its JSON result. */
    public Uni<Void> succeed(Mutiny.Session session, String id, Object result) {
        return change(session, id, row -> {
            end(row, OperationStatus.SUCCEEDED);
            row.result = json.text(result);
        });
    }

    /** Ends the operation badly. */
    public Uni<Void> fail(Mutiny.Session session, String id, OperationError error) {
        return fail(session, id, error, null);
    }

    /** Ends the operation badly, with {@code result} as its JSON result where something came of it nevertheless. */
    public Uni<Void> fail(Mutiny.Session session, String id, OperationError error, @Nullable Object result) {
        return change(session, id, row -> {
            end(row, OperationStatus.FAILED);
            row.error = json.text(error);
            row.result = result == null ? null : json.text(result);
        });
    }

    /** The operation as it is now. */
    public Optional<Operation> find(String id) {
        return transactions.run(session -> find(session, id)).map(json::read);
    }

    /** The same within the transaction of {@code session}, where it must be. */
    public Uni<Operation> in(Mutiny.Session session, String id) {
        return find(session, id).map(row -> json.read(row.orElseThrow()));
    }

    /** Those of {@code ids} that there are, as they are now. */
    Map<String, Operation> find(Collection<String> ids) {
        return transactions
                .run(session -> session.createQuery("from OperationEntity where id in (:ids)", OperationEntity.class)
                        .setParameter("ids", ids)
                        .getResultList())
                .stream()
                .map(json::read)
                .collect(Collectors.toMap(Operation::id, Function.identity()));
    }

    private static Uni<Optional<OperationEntity>> find(Mutiny.Session session, String id) {
        return session.find(OperationEntity.class, id).map(Optional::ofNullable);
    }

    private void end(OperationEntity row, OperationStatus how) {
        List<Step> steps = new ArrayList<>(json.steps(row));
        steps.replaceAll(step -> step.ended(how, time.instant()));
        row.steps = json.text(steps);
        row.status = how;
    }

    private Uni<Void> change(Mutiny.Session session, String id, Consumer<OperationEntity> change) {
        return session.find(OperationEntity.class, id)
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalArgumentException("there is no operation " + id))
                .chain(row -> {
                    if (row.status.isTerminal()) {
                        return Uni.createFrom().voidItem();
                    }
                    change.accept(row);
                    row.updatedAt = time.instant();
                    return session.flush().chain(() -> notify(session, id));
                });
    }

    private static Uni<Void> notify(Mutiny.Session session, String id) {
        return session.createNativeQuery("select cast(pg_notify('" + CHANNEL + "', :id) as text)", String.class)
                .setParameter("id", id)
                .getSingleResult()
                .replaceWithVoid();
    }
}
