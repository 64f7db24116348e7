package dev.paved.catalog.scaffold;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.catalog.goldenpath.GoldenPath;
import dev.paved.catalog.service.NewService;
import dev.paved.catalog.service.Services;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.operation.Operation;
import dev.paved.kit.operation.Operations;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** The rows of the services that are being made. */
@Singleton
class Scaffolds {

    static final Duration LIMIT = Duration.ofMinutes(2);

    private static final String KIND = "service.create";

    private final Services services;
    private final Operations operations;
    private final RepositoryMakers makers;
    private final ObjectMapper json;
    private final InstantSource time;

    Scaffolds(
            Services services, Operations operations, RepositoryMakers makers, ObjectMapper json, InstantSource time) {
        this.services = services;
        this.operations = operations;
        this.makers = makers;
        this.json = json;
        this.time = time;
    }

    /** Takes the name and begins; fails when it is taken. */
    Uni<Operation> begin(Mutiny.Session session, Order order, Cause cause) {
        String name = order.name();
        return operations
                .open(session, KIND, "service/" + name, cause.actor(), LIMIT)
                .call(operation -> services.claim(session, wished(order, operation)))
                .call(operation -> session.persist(row(operation, name, cause)));
    }

    /**
     * What is to be made.
     *
     * @param inputs of the golden path, complete
     */
    record Order(GoldenPath path, String name, String owner, String description, ObjectNode inputs) {}

    private NewService wished(Order order, Operation operation) {
        GoldenPath path = order.path();
        return new NewService(
                order.name(),
                path.type(),
                path.language(),
                order.owner(),
                order.description(),
                path.name(),
                path.version(),
                text(order.inputs()),
                makers.place(path, order.name()),
                operation.id(),
                operation.requestedBy(),
                operation.createdAt());
    }

    private ScaffoldEntity row(Operation operation, String service, Cause cause) {
        Instant deadline = operation.deadline();
        ScaffoldEntity row = new ScaffoldEntity();
        row.operation = operation.id();
        row.service = service;
        row.direction = ScaffoldDirection.FORWARD;
        row.outputs = "{}";
        row.actor = cause.actor();
        row.correlationId = cause.correlationId();
        row.deadline = deadline == null ? time.instant().plus(LIMIT) : deadline;
        return row;
    }

    Uni<List<String>> unfinished(Mutiny.Session session) {
        return session.createNativeQuery("select operation from scaffold", String.class)
                .getResultList();
    }

    Uni<Optional<Scaffold>> find(Mutiny.Session session, String operation) {
        return session.find(ScaffoldEntity.class, operation)
                .chain(row -> row == null
                        ? Uni.createFrom().item(Optional.empty())
                        : services.asked(session, row.service)
                                .map(service -> service.map(asked -> Scaffold.of(row, asked))));
    }

    /** Goes on with the step at {@code position}, of which {@code outputs} are known. */
    Uni<Void> advance(Mutiny.Session session, Scaffold scaffold, int position, String outputs) {
        return session.find(ScaffoldEntity.class, scaffold.operation())
                .invoke(row -> {
                    row.position = position;
                    row.outputs = outputs;
                })
                .replaceWithVoid();
    }

    /** Remembers the first commit of the repository, which is in place, and goes on. */
    Uni<Void> placed(Mutiny.Session session, Scaffold scaffold, int position, String outputs, String commit) {
        return advance(session, scaffold, position, outputs)
                .chain(() -> session.find(ScaffoldEntity.class, scaffold.operation()))
                .invoke(row -> row.commit = commit)
                .replaceWithVoid();
    }

    /** Turns round: from now on it is undone. */
    Uni<Void> giveUp(Mutiny.Session session, Scaffold scaffold, ScaffoldFailed failure) {
        return session.find(ScaffoldEntity.class, scaffold.operation())
                .invoke(row -> {
                    row.direction = ScaffoldDirection.UNDO;
                    row.reason = failure.getMessage();
                    row.next = failure.next();
                })
                .replaceWithVoid();
    }

    /** Forgets it: it has ended. */
    Uni<Void> forget(Mutiny.Session session, Scaffold scaffold) {
        return session.createNativeQuery("delete from scaffold where operation = :operation")
                .setParameter("operation", scaffold.operation())
                .executeUpdate()
                .replaceWithVoid();
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not representable as JSON", e);
        }
    }
}
