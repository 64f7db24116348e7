package dev.paved.deployer.status;

import dev.paved.deployer.catalog.Services;
import dev.paved.deployer.rollout.Deployment;
import dev.paved.deployer.rollout.Deployments;
import dev.paved.kit.http.Cursor;
import dev.paved.kit.http.NotFound;
import dev.paved.kit.http.PageLimit;
import dev.paved.kit.http.RefusedException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What was deployed. */
@Path("/api/deployments")
@Tag(name = "Deployments")
@RunOnVirtualThread
public class HistoryResource {

    private final Deployments deployments;
    private final Services services;

    HistoryResource(Deployments deployments, Services services) {
        this.deployments = deployments;
        this.services = services;
    }

    /** A page of deployments, newest first; {@code nextCursor} is null on the last. */
    public record DeploymentPage(
            List<Deployment> items, @Nullable String nextCursor) {}

    /** Deployments, newest first. */
    @GET
    @Operation(summary = "List deployments, newest first")
    public DeploymentPage list(
            @QueryParam("service") @Nullable String service,
            @QueryParam("environment") @Nullable String environment,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        PageLimit size = PageLimit.of(limit);
        String before = Cursor.parse(cursor, 1).first();
        List<Deployment> found = deployments.history(service, environment, before, size.andOneMore());
        if (found.isEmpty() && service != null && !service.isEmpty()) {
            services.require(service);
        }
        return new DeploymentPage(size.page(found), size.next(found, last -> Cursor.after(last.id())));
    }

    /** One deployment. */
    @GET
    @Path("/{id}")
    @Operation(summary = "Show a deployment")
    public Deployment one(String id) {
        return deployments
                .find(id)
                .orElseThrow(() ->
                        new RefusedException(new NotFound("deployment", id, List.of(), "platform history SERVICE")));
    }
}
