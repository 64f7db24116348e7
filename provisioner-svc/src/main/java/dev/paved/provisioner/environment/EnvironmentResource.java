package dev.paved.provisioner.environment;

import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Commands;
import dev.paved.kit.command.Work;
import dev.paved.kit.http.Cursor;
import dev.paved.kit.http.PageLimit;
import dev.paved.kit.persistence.Transactions;
import dev.paved.provisioner.environment.EnvironmentCommands.Outcome;
import dev.paved.provisioner.environment.EnvironmentCommands.Planned;
import dev.paved.provisioner.manifest.Asked;
import dev.paved.provisioner.manifest.EnvironmentRequest;
import dev.paved.provisioner.manifest.ManifestFiles;
import dev.paved.provisioner.manifest.SpecReader;
import dev.paved.provisioner.repository.RepositoryManifests;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Asking for environments, looking at them, and ending them. */
@Path("/api/environments")
@RunOnVirtualThread
public class EnvironmentResource {

    private final Commands commands;
    private final Transactions transactions;
    private final Environments table;
    private final SpecReader reader;
    private final RepositoryManifests manifests;
    private final EnvironmentCommands environments;
    private final ExtendEnvironment extension;
    private final Comparisons comparisons;
    private final Receipts receipts;

    EnvironmentResource(
            Commands commands,
            Transactions transactions,
            Environments table,
            SpecReader reader,
            RepositoryManifests manifests,
            EnvironmentCommands environments,
            ExtendEnvironment extension,
            Comparisons comparisons,
            Receipts receipts) {
        this.commands = commands;
        this.transactions = transactions;
        this.table = table;
        this.reader = reader;
        this.manifests = manifests;
        this.environments = environments;
        this.extension = extension;
        this.comparisons = comparisons;
        this.receipts = receipts;
    }

    /** A page of the list; {@code nextCursor} is null on the last. */
    public record EnvironmentPage(
            List<EnvironmentView> items, @Nullable String nextCursor) {}

    @POST
    @Consumes({MediaType.APPLICATION_JSON, "application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml"})
    @Operation(
            summary =
                    "Asks for an environment: {name, type, ttl}, a manifest of kind Environment, {manifest, files} with what it names, or {repository, path, revision}")
    public Response create(byte[] body, @HeaderParam("Content-Type") @Nullable String contentType) {
        return accept(
                CreateEnvironment.KIND, reader.asked(body, contentType), request -> environments.create(request, null));
    }

    @PUT
    @Consumes({MediaType.APPLICATION_JSON, "application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml"})
    @Operation(
            summary =
                    "Makes an environment, or changes it to a manifest: that one, {manifest, files}, or the one at {repository, path, revision}")
    public Response apply(byte[] body, @HeaderParam("Content-Type") @Nullable String contentType) {
        return accept(
                ChangeEnvironment.KIND, reader.asked(body, contentType), request -> environments.apply(request, null));
    }

    /** What the body asks for identifies a request, not what a repository says by now. */
    private Response accept(String kind, Asked asked, Function<EnvironmentRequest, Planned> plan) {
        return switch (asked) {
            case Asked.Here(var request) ->
                commands.accept(kind, subject(request), request, () -> work(plan.apply(request)));
            case Asked.InRepository(var place) ->
                commands.accept(kind, "repository", place, () -> {
                    EnvironmentRequest request = manifests.read(place);
                    return work(plan.apply(request)).on(subject(request));
                });
        };
    }

    private static String subject(EnvironmentRequest request) {
        return "environment/" + request.spec().name();
    }

    private static Work work(Planned planned) {
        return new Work(
                (session, cause) -> planned.place(session, cause).map(EnvironmentResource::answer), planned::committed);
    }

    private static Acceptance answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Begun begun -> Acceptance.begun(begun.operation());
            case Outcome.Unchanged unchanged -> Acceptance.done(unchanged.environment());
        };
    }

    @POST
    @Path("/files")
    @Consumes({"application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml"})
    @Operation(summary = "The files that a manifest names, to be sent along with it; nothing is changed")
    public ManifestFiles files(byte[] body) {
        return reader.files(body);
    }

    @POST
    @Path("/compare")
    @Consumes({MediaType.APPLICATION_JSON, "application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml"})
    @Operation(summary = "What applying a manifest would change; nothing is changed")
    public Comparison compare(byte[] body, @HeaderParam("Content-Type") @Nullable String contentType) {
        EnvironmentRequest request =
                switch (reader.asked(body, contentType)) {
                    case Asked.Here(var here) -> here;
                    case Asked.InRepository(var place) -> manifests.read(place);
                };
        return comparisons.with(request.spec());
    }

    @GET
    @Path("/{name}/compare/{other}")
    @Operation(summary = "What another environment has otherwise")
    public Comparison compare(String name, String other) {
        return comparisons.between(name, other);
    }

    @GET
    @Path("/{name}/receipt")
    @Operation(summary = "What the last teardown of an environment of that name removed")
    public ReceiptView receipt(String name) {
        return receipts.last(name);
    }

    @GET
    @Operation(summary = "Lists environments by name; those that are gone only with all=true")
    public EnvironmentPage list(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("all") @DefaultValue("false") boolean all) {
        PageLimit size = PageLimit.of(limit);
        Cursor start = Cursor.parse(cursor, 2);
        List<EnvironmentEntity> rows = transactions.run(session -> table.after(session, start, all, size.andOneMore()));
        return new EnvironmentPage(
                size.page(rows).stream().map(EnvironmentView::of).toList(),
                size.next(rows, last -> Cursor.after(last.name, last.id)));
    }

    @GET
    @Path("/{name}")
    @Operation(summary = "Shows an environment")
    public EnvironmentView show(String name) {
        return EnvironmentView.of(transactions.run(session -> table.named(session, name)));
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
        AtomicReference<Outcome> outcome = new AtomicReference<>();
        return commands.accept(
                DestroyEnvironment.KIND,
                "environment/" + name,
                Map.of(),
                (session, cause) -> environments
                        .destroy(session, name, cause)
                        .invoke(outcome::set)
                        .map(EnvironmentResource::answer),
                () -> Optional.ofNullable(outcome.get()).ifPresent(environments::wake));
    }
}
