package dev.paved.integrations.ticket;

import dev.paved.integrations.inbound.BodySignature;
import dev.paved.integrations.inbound.Deliveries;
import dev.paved.integrations.inbound.Hook;
import dev.paved.integrations.inbound.RawBody;
import dev.paved.integrations.inbound.Receipt;
import dev.paved.integrations.inbound.Reception;
import dev.paved.integrations.subscription.ServiceTeams;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Where any system tells of tickets. Its signature stands for a bearer token. */
@Path("/api/webhooks/tickets")
@RunOnVirtualThread
public class TicketWebhookResource {
    /** What sends tickets. */
    public static final Hook HOOK = new Hook(
            "tickets", "the ticket system", "PAVED_TICKETS_WEBHOOK_SECRET", "the settings of what sends the tickets");

    private final BodySignature signature;
    private final ServiceTeams owners;
    private final Deliveries deliveries;
    private final Reception reception;

    TicketWebhookResource(TicketConfig config, ServiceTeams owners, Deliveries deliveries, Reception reception) {
        this.signature = new BodySignature(HOOK, "X-Hub-Signature-256", "sha256=", config.webhookSecret());
        this.owners = owners;
        this.deliveries = deliveries;
        this.reception = reception;
    }

    /** Takes how a ticket is now. The latest word of it counts, by its own times; saying it again changes nothing. */
    @POST
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    public Response receive(@RestHeader("X-Hub-Signature-256") @Nullable String signed, byte @Nullable [] body) {
        return reception.receive(HOOK, () -> {
            byte[] raw = RawBody.within(HOOK, body);
            signature.verify(signed, raw);
            TicketReport report = TicketReport.read(raw);
            return new Receipt(
                    report.id(),
                    deliveries.tell(
                            report.id(),
                            session -> owner(session, report.service())
                                    .map(owner ->
                                            report.ticket(owner.orElse(null)).notices(HOOK.source()))));
        });
    }

    private Uni<Optional<String>> owner(Mutiny.Session session, @Nullable String service) {
        return service == null ? Uni.createFrom().item(Optional.empty()) : owners.ownerOf(session, service);
    }
}
