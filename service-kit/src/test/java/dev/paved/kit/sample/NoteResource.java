package dev.paved.kit.sample;

import dev.paved.events.ServiceEvent.ServiceRetired;
import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Commands;
import dev.paved.kit.command.Work;
import dev.paved.kit.http.Conflict;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.operation.Operations;
import dev.paved.kit.outbox.Outbox;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.reconcile.Reconcilers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.hibernate.exception.ConstraintViolationException;

/** A command that writes a row, publishes an event and begins an operation. */
@Path("/api/notes")
@RunOnVirtualThread
public class NoteResource {

    private final Commands commands;
    private final Outbox outbox;
    private final Operations operations;
    private final Reconcilers reconcilers;
    private final Transactions transactions;

    NoteResource(
            Commands commands,
            Outbox outbox,
            Operations operations,
            Reconcilers reconcilers,
            Transactions transactions) {
        this.commands = commands;
        this.outbox = outbox;
        this.operations = operations;
        this.reconcilers = reconcilers;
        this.transactions = transactions;
    }

    /** A note. */
    public record Note(
            @NotBlank(message = "must have a name") String id, String text) {}

    /** Never has time. */
    @GET
    @Path("/busy")
    public Response busy() {
        throw new ServiceUnavailableException(7L);
    }

    @POST
    public Response add(@Valid Note note) {
        return commands.accept("note.add", "note/" + note.id(), note, () -> plan(note));
    }

    private Work plan(Note note) {
        boolean isThere = transactions.run(
                session -> session.createNativeQuery("select exists (select from note where id = :id)", Boolean.class)
                        .setParameter("id", note.id())
                        .getSingleResult());
        if (isThere) {
            throw thereAlready(note);
        }
        return new Work(
                (session, cause) -> session.createNativeQuery("insert into note (id, text) values (:id, :text)")
                        .setParameter("id", note.id())
                        .setParameter("text", note.text())
                        .executeUpdate()
                        .onFailure(ConstraintViolationException.class)
                        .transform(e -> thereAlready(note))
                        .chain(() -> outbox.append(
                                session, "note/" + note.id(), new ServiceRetired(note.id(), note.text()), cause))
                        .chain(() ->
                                operations.open(session, "note.copy", note.id(), cause.actor(), Duration.ofMinutes(1)))
                        .map(Acceptance::begun),
                () -> reconcilers.wake("note", note.id()));
    }

    private static RefusedException thereAlready(Note note) {
        return new RefusedException(
                new Conflict("There is a note already, so this was not kept: " + note.text(), null));
    }
}
