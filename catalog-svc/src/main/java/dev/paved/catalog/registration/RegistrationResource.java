package dev.paved.catalog.registration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.catalog.offpath.Leave;
import dev.paved.catalog.offpath.LeaveRule;
import dev.paved.catalog.service.RegisteredService;
import dev.paved.catalog.service.ServiceReader;
import dev.paved.catalog.service.ServiceView;
import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Commands;
import dev.paved.kit.command.Work;
import dev.paved.kit.http.Conflict;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.NotFound;
import dev.paved.kit.http.Problem.FieldError;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Caller;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Registering services that were not made here, and letting them be off the path for longer. */
@Path("/api/services/{name}")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
public class RegistrationResource {

    private static final int CREATED = 201;

    private final Commands commands;
    private final Caller caller;
    private final Transactions transactions;
    private final RegistrationRules rules;
    private final LeaveRule leave;
    private final Registrations registrations;
    private final ServiceReader reader;
    private final InstantSource time;

    RegistrationResource(
            Commands commands,
            Caller caller,
            Transactions transactions,
            RegistrationRules rules,
            LeaveRule leave,
            Registrations registrations,
            ServiceReader reader,
            InstantSource time) {
        this.commands = commands;
        this.caller = caller;
        this.transactions = transactions;
        this.rules = rules;
        this.leave = leave;
        this.registrations = registrations;
        this.reader = reader;
        this.time = time;
    }

    /** Why a service is off the path for longer, and for how long from now on. */
    public record Renewal(@Nullable String reason, @Nullable String expires) {}

    /** Takes a service in: 201 with it. */
    @POST
    @Path("/register")
    public Response register(String name, @Nullable RegisterService wish) {
        if (wish == null) {
            throw new RefusedException(
                    Invalid.field("", "must be a JSON object with offPath, type, reason and expires"));
        }
        return commands.accept("service.register", "service/" + name, wish, () -> plan(name, wish));
    }

    private Work plan(String name, RegisterService wish) {
        JsonNode component = transactions.run(session -> registrations.component(session, name));
        RegisterService complete = wish.completedBy(component);
        refuseIfAny(rules.faults(name, complete));
        RegisteredService service = complete.service(name, caller.name());
        Leave granted = leave.leave(complete.reason(), complete.expires());
        return new Work(
                (session, cause) -> registrations
                        .register(session, service, component, granted, cause)
                        .map(view -> new Acceptance.Done(CREATED, view)),
                () -> {});
    }

    /** Gives new leave to a service that is off the path, from now on: 200 with it. */
    @POST
    @Path("/renew")
    public Response renew(String name, @Nullable Renewal renewal) {
        if (renewal == null) {
            throw new RefusedException(Invalid.field("", "must be a JSON object with reason and expires"));
        }
        return commands.accept("service.renew", "service/" + name, renewal, () -> plan(name, renewal));
    }

    private Work plan(String name, Renewal renewal) {
        refuseIfAny(leave.faults(renewal.reason(), renewal.expires()));
        ServiceView service = transactions
                .run(session -> reader.named(session, name, time.instant()))
                .orElseThrow(() -> new RefusedException(NotFound.of("service", name, transactions.run(reader::names))
                        .orElse("platform service list --off-path")));
        if (service.offPath() == null) {
            throw new RefusedException(new Conflict(
                    "The service '" + name + "' follows the golden path " + service.template()
                            + ": there is no leave to prolong.",
                    "platform service list --off-path"));
        }
        return new Work(
                (session, cause) -> registrations
                        .let(session, name, leave.leave(renewal.reason(), renewal.expires()), cause)
                        .map(Acceptance::done),
                () -> {});
    }

    private static void refuseIfAny(List<FieldError> faults) {
        if (!faults.isEmpty()) {
            throw new RefusedException(new Invalid("The registration has wrong fields; nothing was changed.", faults));
        }
    }
}
