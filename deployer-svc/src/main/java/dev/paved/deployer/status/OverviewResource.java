package dev.paved.deployer.status;

import dev.paved.deployer.environment.Environments;
import dev.paved.kit.http.Cursor;
import dev.paved.kit.http.PageLimit;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is where. */
@Path("/api/deployments/status")
@Tag(name = "Deployments")
@RunOnVirtualThread
public class OverviewResource {

    private final Overview overview;
    private final Environments environments;

    OverviewResource(Overview overview, Environments environments) {
        this.overview = overview;
        this.environments = environments;
    }

    /** A page of what is where, by service and environment; {@code nextCursor} is null on the last. */
    public record OverviewPage(List<Placed> items, @Nullable String nextCursor) {}

    /** What of every service runs in every environment, or in one. */
    @GET
    @Operation(summary = "Show which version of each service runs where")
    public OverviewPage overview(
            @QueryParam("environment") @Nullable String environment,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        PageLimit size = PageLimit.of(limit);
        List<String> after = Cursor.parse(cursor, 2).parts();
        List<Placed> found = overview.after(after.get(0), after.get(1), environment, size.andOneMore());
        if (found.isEmpty() && environment != null && !environment.isEmpty()) {
            environments.find(environment);
        }
        return new OverviewPage(
                size.page(found), size.next(found, last -> Cursor.after(last.service(), last.environment())));
    }
}
