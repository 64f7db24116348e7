package dev.paved.catalog.scaffold;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.catalog.goldenpath.GoldenPath;
import dev.paved.catalog.goldenpath.GoldenPaths;
import dev.paved.catalog.goldenpath.Inputs;
import dev.paved.catalog.goldenpath.Shelf;
import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Commands;
import dev.paved.kit.command.Work;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.Problem.FieldError;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Caller;
import dev.paved.kit.reconcile.Reconcilers;
import dev.paved.template.Form;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Making a service from a golden path. */
@Path("/api/services")
@RunOnVirtualThread
public class CreateServiceResource {

    private final Commands commands;
    private final Caller caller;
    private final GoldenPaths goldenPaths;
    private final Scaffolds scaffolds;
    private final Reconcilers reconcilers;

    CreateServiceResource(
            Commands commands, Caller caller, GoldenPaths goldenPaths, Scaffolds scaffolds, Reconcilers reconcilers) {
        this.commands = commands;
        this.caller = caller;
        this.goldenPaths = goldenPaths;
        this.scaffolds = scaffolds;
        this.reconcilers = reconcilers;
    }

    /** Begins to make a service: 202 with the operation {@code service.create}. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Nullable CreateService wish) {
        if (wish == null) {
            throw new RefusedException(Invalid.field("", "must be a JSON object with name, type and language"));
        }
        refuseIfAny(wish.faults());
        return commands.accept("service.create", "service/" + wish.name(), wish, () -> plan(wish));
    }

    private Work plan(CreateService wish) {
        GoldenPath path = choose(wish);
        Form form = path.template().form();
        refuseIfAny(wish.faults(form.parameters().keySet()));
        ObjectNode inputs = Inputs.complete(path, wish.inputs(form, caller.name()));
        refuseIfAny(Inputs.faults(path, inputs, CreateService.FIELDS));
        Scaffolds.Order order = new Scaffolds.Order(
                path,
                Objects.requireNonNullElse(wish.name(), ""),
                wish.ownerOr(caller.name()),
                description(wish, inputs),
                inputs);
        AtomicReference<String> operation = new AtomicReference<>("");
        return new Work(
                (session, cause) -> scaffolds
                        .begin(session, order, cause)
                        .invoke(begun -> operation.set(begun.id()))
                        .map(Acceptance::begun),
                () -> reconcilers.wake(ScaffoldReconciler.NAME, Objects.requireNonNullElse(operation.get(), "")));
    }

    private static String description(CreateService wish, ObjectNode inputs) {
        String given = wish.description();
        return given == null || given.isBlank() ? inputs.path("description").asText("") : given;
    }

    private static void refuseIfAny(List<FieldError> faults) {
        if (!faults.isEmpty()) {
            throw new RefusedException(
                    new Invalid("The wish for a service has wrong fields; nothing was changed.", faults));
        }
    }

    private GoldenPath choose(CreateService wish) {
        String type = Objects.requireNonNullElse(wish.type(), "");
        String language = Objects.requireNonNullElse(wish.language(), "");
        Shelf shelf = goldenPaths.shelf();
        return shelf.of(type, language)
                .orElseThrow(() -> new RefusedException(new NoGoldenPath(
                        Objects.requireNonNullElse(wish.name(), "NAME"), type, language, shelf, goldenPaths.folder())));
    }
}
