package dev.paved.catalog.ownership;

import dev.paved.catalog.service.Owner;
import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Commands;
import dev.paved.kit.command.Work;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asking for a service to go to another owner. */
@Path("/api/services/{name}/transfer")
@RunOnVirtualThread
public class AskResource {

    private static final int CREATED = 201;
    private static final int LONGEST_REASON = 500;

    private final Commands commands;
    private final Caller caller;
    private final Transfers transfers;
    private final Owners owners;

    AskResource(Commands commands, Caller caller, Transfers transfers, Owners owners) {
        this.commands = commands;
        this.caller = caller;
        this.transfers = transfers;
        this.owners = owners;
    }

    /** Who the service is to belong to, and why. */
    public record Ask(@Nullable String to, @Nullable String reason) {}

    /** Opens a request: 201 with it, which is approved at once where the caller may consent. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response ask(String name, @Nullable Ask ask) {
        String to = ask == null ? null : ask.to();
        if (ask == null || to == null) {
            throw new RefusedException(Invalid.field("/to", "must be the new owner, for example 'team-b'"));
        }
        Owner.fault(to).ifPresent(fault -> {
            throw new RefusedException(Invalid.field("/to", fault));
        });
        if (ask.reason() != null && ask.reason().length() > LONGEST_REASON) {
            throw new RefusedException(Invalid.field("/reason", "must have at most " + LONGEST_REASON + " characters"));
        }
        Transfers.Wish wish = new Transfers.Wish(to, ask.reason());
        return commands.accept("service.transfer", "service/" + name, ask, () -> plan(name, wish));
    }

    private Work plan(String name, Transfers.Wish wish) {
        String asking = caller.name();
        Set<String> groups = caller.groups();
        return new Work(
                (session, cause) -> owners.member(session, asking, groups)
                        .chain(member -> transfers.ask(session, name, wish, member, cause))
                        .map(transfer -> new Acceptance.Done(CREATED, transfer)),
                () -> {});
    }
}
