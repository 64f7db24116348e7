package dev.paved.catalog.retirement;

import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Commands;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.Problem.FieldError;
import dev.paved.kit.http.RefusedException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Retiring services. */
@Path("/api/services/{name}/retire")
@RunOnVirtualThread
public class RetirementResource {

    private final Commands commands;
    private final Retirements retirements;

    RetirementResource(Commands commands, Retirements retirements) {
        this.commands = commands;
        this.retirements = retirements;
    }

    /** Lets a service leave the catalog: 200 with it as it was; 409 with what needs it. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response retire(String name, @Nullable RetireService said) {
        RetireService wish = said == null ? new RetireService(null, null) : said;
        List<FieldError> faults = wish.faults();
        if (!faults.isEmpty()) {
            throw new RefusedException(new Invalid("The request has a wrong field; nothing was changed.", faults));
        }
        return commands.accept(
                "service.retire",
                "service/" + name,
                wish,
                (session, cause) ->
                        retirements.retire(session, name, wish, cause).map(Acceptance::done));
    }
}
