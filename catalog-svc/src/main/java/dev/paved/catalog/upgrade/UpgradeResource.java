package dev.paved.catalog.upgrade;

import dev.paved.catalog.upgrade.Upgrader.Upgrade;
import dev.paved.events.ServiceEvent.TemplateUpgradeProposed;
import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Commands;
import dev.paved.kit.command.Work;
import dev.paved.kit.http.Conflict;
import dev.paved.kit.http.NotFound;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.outbox.Outbox;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Proposing the newest version of its golden path to a service. */
@Path("/api/services/{name}/upgrade")
@RunOnVirtualThread
public class UpgradeResource {

    private final Commands commands;
    private final Transactions transactions;
    private final FollowingServices services;
    private final Upgrader upgrader;
    private final Outbox outbox;

    UpgradeResource(
            Commands commands,
            Transactions transactions,
            FollowingServices services,
            Upgrader upgrader,
            Outbox outbox) {
        this.commands = commands;
        this.transactions = transactions;
        this.services = services;
        this.upgrader = upgrader;
        this.outbox = outbox;
    }

    /**
     * The wish for an upgrade.
     *
     * @param texts parameters of the form, as typed in, that are new or to be changed
     */
    public record UpgradeWish(@Nullable Map<String, String> texts) {

        Map<String, String> parameters() {
            return texts == null ? Map.of() : texts;
        }
    }

    /** Merges it onto a branch of the service's repository: 200 with the {@link Proposal}. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response upgrade(String name, @Nullable UpgradeWish wish) {
        UpgradeWish wanted = wish == null ? new UpgradeWish(null) : wish;
        return commands.accept("service.upgrade", "service/" + name, wanted, () -> plan(name, wanted));
    }

    /** The branch comes first: whoever dies before the event is told finds it again. */
    private Work plan(String name, UpgradeWish wish) {
        FollowingService service = transactions
                .run(session -> services.named(session, name))
                .orElseThrow(() -> new RefusedException(
                        transactions.run(session -> services.isThere(session, name))
                                ? new Conflict(
                                        name + " was not made from a golden path, so there is none to follow.",
                                        "platform service show " + name)
                                : NotFound.of("service", name, List.of()).orElse("platform service list")));
        try {
            Upgrade upgrade = upgrader.propose(service, wish.parameters());
            return new Work((session, cause) -> told(session, upgrade, cause), () -> {});
        } catch (IOException e) {
            throw new UncheckedIOException("the repository of " + name + " cannot be read or written", e);
        }
    }

    private Uni<Acceptance> told(Mutiny.Session session, Upgrade upgrade, Cause cause) {
        Proposal proposal = upgrade.proposal();
        return services.follows(session, proposal.service(), proposal.fromVersion())
                .chain(() -> upgrade.isNew()
                        ? outbox.append(session, "service/" + proposal.service(), event(proposal), cause)
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem())
                .replaceWith(() -> Acceptance.done(proposal));
    }

    private static TemplateUpgradeProposed event(Proposal proposal) {
        return new TemplateUpgradeProposed(
                proposal.service(),
                proposal.template(),
                proposal.fromVersion(),
                proposal.toVersion(),
                proposal.branch());
    }
}
