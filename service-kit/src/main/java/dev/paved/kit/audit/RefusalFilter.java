package dev.paved.kit.audit;

import dev.paved.kit.http.Problem;
import dev.paved.kit.http.RequestPath;
import dev.paved.kit.identity.Caller;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Records the commands that were not accepted; those that were are recorded in their own transaction. Whoever has not
 * said who they are is only counted: they could fill the record, which is for ever.
 */
class RefusalFilter {

    private static final Set<String> COMMANDS = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final Audit audit;
    private final Caller caller;
    private final Refusals refusals;
    private final RequestPath paths;

    RefusalFilter(Audit audit, Caller caller, Refusals refusals, RequestPath paths) {
        this.audit = audit;
        this.caller = caller;
        this.refusals = refusals;
        this.paths = paths;
    }

    @ServerResponseFilter
    public void record(ContainerRequestContext request, ContainerResponseContext response, ResourceInfo route) {
        if (response.getStatus() < 400 || !COMMANDS.contains(request.getMethod())) {
            return;
        }
        if (!caller.isKnown()) {
            refusals.countAnonymous();
            return;
        }
        String path = request.getUriInfo().getPath();
        String kept = paths.kept(path, route);
        String detail = response.getEntity() instanceof Problem problem ? detail(problem, kept.equals(path)) : null;
        refusals.record(audit.entry(request.getMethod() + " " + kept, kept, response.getStatus(), detail));
    }

    /** Where the path is not kept, the detail may quote what stood in it; the title never does. */
    private static String detail(Problem problem, boolean whole) {
        return whole ? problem.detail() : problem.title();
    }
}
