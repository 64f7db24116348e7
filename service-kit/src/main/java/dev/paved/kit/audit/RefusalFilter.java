package dev.paved.kit.audit;

import dev.paved.kit.http.Problem;
import dev.paved.kit.identity.Caller;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
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

    RefusalFilter(Audit audit, Caller caller, Refusals refusals) {
        this.audit = audit;
        this.caller = caller;
        this.refusals = refusals;
    }

    @ServerResponseFilter
    public void record(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() < 400 || !COMMANDS.contains(request.getMethod())) {
            return;
        }
        if (!caller.isKnown()) {
            refusals.countAnonymous();
            return;
        }
        String path = request.getUriInfo().getPath();
        String detail = response.getEntity() instanceof Problem problem ? problem.detail() : null;
        refusals.record(audit.entry(request.getMethod() + " " + path, path, response.getStatus(), detail));
    }
}
