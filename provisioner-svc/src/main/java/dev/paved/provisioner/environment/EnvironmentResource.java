package dev.paved.provisioner.environment;

import dev.paved.events.EventIds;
import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Commands;
import dev.paved.kit.command.Work;
import dev.paved.kit.http.Cursor;
import dev.paved.kit.http.PageLimit;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.reconcile.Reconcilers;
import dev.paved.provisioner.environment.Belongings.Order;
import dev.paved.provisioner.manifest.EnvironmentRequest;
import dev.paved.provisioner.manifest.EnvironmentSpec;
import dev.paved.provisioner.manifest.SpecReader;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Asking for environments, looking at them, and ending them. */
@Path("/api/environments")
@RunOnVirtualThread
public class EnvironmentResource {

    private final Commands commands;
    private final Transactions transactions;
    private final Reconcilers reconcilers;
    private final Environments environments;
    private final SpecReader reader;
    private final CreateEnvironment creation;
    private final ExtendEnvironment extension;
    private final DestroyEnvironment destruction;
    private final AllBelongings belongings;
    private final EventIds ids;

    EnvironmentResource(
            Commands commands,
            Transactions transactions,
            Reconcilers reconcilers,
            Environments environments,
            SpecReader reader,
            CreateEnvironment creation,
            ExtendEnvironment extension,
            DestroyEnvironment destruction,
            AllBelongings belongings,
            EventIds ids) {
        this.commands = commands;
        this.transactions = transactions;
        this.reconcilers = reconcilers;
        this.environments = environments;
        this.reader = reader;
        this.creation = creation;
        this.extension = extension;
        this.destruction = destruction;
        this.belongings = belongings;
        this.ids = ids;
    }

    /** A page of the list; {@code nextCursor} is null on the last. */
    public record EnvironmentPage(
            List<EnvironmentView> items, @Nullable String nextCursor) {}

    @POST
    @Consumes({MediaType.APPLICATION_JSON, "application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml"})
    @Operation(summary = "Asks for an environment: {name, type, ttl} or a manifest of kind Environment")
    public Response create(byte[] body, @HeaderParam("Content-Type") @Nullable String contentType) {
        EnvironmentRequest request = reader.environment(body, contentType);
        EnvironmentSpec spec = request.spec();
        return commands.accept(CreateEnvironment.KIND, "environment/" + spec.name(), request, () -> {
            creation.check(spec);
            String id = ids.next().toString();
            Order order = belongings.order(spec.name(), Desired.of(spec), request.seeds());
            return new Work(
                    (session, cause) ->
                            creation.begin(session, id, spec, order, cause).map(Acceptance::begun),
                    () -> {
                        reconcilers.wake(EnvironmentReconciler.NAME, id);
                        order.committed();
                    });
        });
    }

    @GET
    @Operation(summary = "Lists environments by name; those that are gone only with all=true")
    public EnvironmentPage list(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("all") @DefaultValue("false") boolean all) {
        PageLimit size = PageLimit.of(limit);
        Cursor start = Cursor.parse(cursor, 2);
        List<EnvironmentEntity> rows =
                transactions.run(session -> environments.after(session, start, all, size.andOneMore()));
        return new EnvironmentPage(
                size.page(rows).stream().map(EnvironmentView::of).toList(),
                size.next(rows, last -> Cursor.after(last.name, last.id)));
    }

    @GET
    @Path("/{name}")
    @Operation(summary = "Shows an environment")
    public EnvironmentView show(String name) {
        return EnvironmentView.of(transactions.run(session -> environments.named(session, name)));
    }

    @POST
    @Path("/{name}/extend")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Moves an environment's end to a time from now")
    public Response extend(String name, byte[] body) {
        Duration ttl = reader.ttl(body);
        return commands.accept(
                "environment.extend",
                "environment/" + name,
                Map.of("ttl", ttl),
                (session, cause) -> extension.by(session, name, ttl, cause).map(Acceptance::done));
    }

    @DELETE
    @Path("/{name}")
    @Operation(summary = "Tears an environment down")
    public Response destroy(String name) {
        AtomicReference<String> id = new AtomicReference<>();
        return commands.accept(
                DestroyEnvironment.KIND,
                "environment/" + name,
                Map.of(),
                (session, cause) -> destruction
                        .begin(session, name, cause)
                        .invoke(begun -> id.set(begun.id()))
                        .map(begun -> Acceptance.begun(begun.operation())),
                () -> Optional.ofNullable(id.get())
                        .ifPresent(found -> reconcilers.wake(EnvironmentReconciler.NAME, found)));
    }
}
