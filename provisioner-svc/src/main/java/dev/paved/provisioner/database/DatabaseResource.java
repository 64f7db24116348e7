package dev.paved.provisioner.database;

import dev.paved.events.EventIds;
import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Commands;
import dev.paved.kit.command.Work;
import dev.paved.kit.http.Cursor;
import dev.paved.kit.http.PageLimit;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.reconcile.Reconcilers;
import dev.paved.provisioner.manifest.DatabaseRequest;
import dev.paved.provisioner.manifest.DatabaseRequestReader;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Asking for databases, looking at them, connecting to them, and ending them. */
@Path("/api/databases")
@RunOnVirtualThread
public class DatabaseResource {

    private final Commands commands;
    private final Transactions transactions;
    private final Reconcilers reconcilers;
    private final Databases databases;
    private final DatabaseRequestReader reader;
    private final CreateDatabase creation;
    private final DeleteDatabase deletion;
    private final ReadCredentials credentials;
    private final EventIds ids;

    DatabaseResource(
            Commands commands,
            Transactions transactions,
            Reconcilers reconcilers,
            Databases databases,
            DatabaseRequestReader reader,
            CreateDatabase creation,
            DeleteDatabase deletion,
            ReadCredentials credentials,
            EventIds ids) {
        this.commands = commands;
        this.transactions = transactions;
        this.reconcilers = reconcilers;
        this.databases = databases;
        this.reader = reader;
        this.creation = creation;
        this.deletion = deletion;
        this.credentials = credentials;
        this.ids = ids;
    }

    /** A page of the list; {@code nextCursor} is null on the last. */
    public record DatabasePage(
            List<DatabaseView> items, @Nullable String nextCursor) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Asks for a service's database in an environment: {service, environment, type, size, seed, seedFile}")
    public Response create(byte[] body) {
        DatabaseRequest request = reader.read(body);
        String subject = DatabaseEntity.subject(request.environment(), request.service());
        return commands.accept(CreateDatabase.KIND, subject, request, () -> {
            DatabaseEntity row = creation.plan(ids.next().toString(), request);
            row.again = request.command().orElse(null);
            return new Work(
                    (session, cause) -> creation.begin(session, row, cause).map(Acceptance::begun),
                    () -> reconcilers.wake(DatabaseReconciler.NAME, row.id));
        });
    }

    @GET
    @Operation(summary = "Lists databases by environment and service; those that are gone only with all=true")
    public DatabasePage list(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("environment") @DefaultValue("") String environment,
            @QueryParam("all") @DefaultValue("false") boolean all) {
        PageLimit size = PageLimit.of(limit);
        Cursor start = Cursor.parse(cursor, 3);
        List<DatabaseEntity> rows =
                transactions.run(session -> databases.after(session, start, environment, all, size.andOneMore()));
        return new DatabasePage(
                size.page(rows).stream().map(DatabaseView::of).toList(),
                size.next(rows, last -> Cursor.after(last.environment, last.service, last.id)));
    }

    @GET
    @Path("/{environment}/{service}")
    @Operation(summary = "Shows a service's database in an environment")
    public DatabaseView show(String environment, String service) {
        return DatabaseView.of(transactions.run(session -> databases.named(session, environment, service)));
    }

    @POST
    @Path("/{environment}/{service}/credentials")
    @Operation(summary = "Gives out a database's address with its password; every time is audited")
    public Response credentials(String environment, String service) {
        return Response.ok(credentials.of(environment, service), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @DELETE
    @Path("/{environment}/{service}")
    @Operation(summary = "Ends a database's sessions and deletes it with its role")
    public Response delete(String environment, String service) {
        AtomicReference<String> id = new AtomicReference<>();
        return commands.accept(
                DeleteDatabase.KIND,
                DatabaseEntity.subject(environment, service),
                Map.of(),
                (session, cause) -> deletion.begin(session, environment, service, cause)
                        .invoke(begun -> id.set(begun.id()))
                        .map(begun -> Acceptance.begun(begun.operation())),
                () -> Optional.ofNullable(id.get())
                        .ifPresent(found -> reconcilers.wake(DatabaseReconciler.NAME, found)));
    }
}
