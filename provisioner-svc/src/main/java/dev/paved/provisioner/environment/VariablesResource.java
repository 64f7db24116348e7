package dev.paved.provisioner.environment;

import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Caller;
import dev.paved.provisioner.ProvisionerSettings;
import dev.paved.provisioner.environment.EnvironmentFailure.NotTheDeployer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What a service is given in an environment, for the deployer alone: it runs it there. */
@Path("/api/environments/{environment}/services/{service}/variables")
@RunOnVirtualThread
public class VariablesResource {

    private final ServiceVariables variables;
    private final Caller caller;
    private final String group;

    VariablesResource(ServiceVariables variables, Caller caller, ProvisionerSettings settings) {
        this.variables = variables;
        this.caller = caller;
        this.group = settings.deployerGroup();
    }

    /**
     * Why they are asked for.
     *
     * @param purpose goes on record and is published, for example {@code deployment/0199c5…}
     */
    public record Asking(
            @NotNull(message = "must say what for")
            @Pattern(
                    regexp = "\\P{Cntrl}{0,199}[\\P{Cntrl}&&\\S]",
                    message = "must say what for, in 1 to 200 characters, for example deployment/42")
            String purpose) {}

    /** Another version where what the service is given may be another. */
    public record VariablesVersion(String version) {}

    @GET
    @Operation(summary = "Tells the deployer whether what a service is given may be another; no value is read")
    public VariablesVersion version(String environment, String service) {
        refuseOthers(environment, service);
        return new VariablesVersion(variables.version(environment, service));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Gives the deployer a service's secrets and database: {purpose}; every value is audited")
    public Response read(
            String environment, String service, @NotNull(message = "must be a JSON object") @Valid Asking asking) {
        refuseOthers(environment, service);
        return Response.ok(
                        variables.read(environment, service, asking.purpose(), caller.cause()),
                        MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private void refuseOthers(String environment, String service) {
        if (!caller.groups().contains(group)) {
            throw new RefusedException(new NotTheDeployer(environment, service, caller.name(), group));
        }
    }
}
