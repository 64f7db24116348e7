package dev.paved.integrations.jira;

import dev.paved.integrations.inbound.BodySignature;
import dev.paved.integrations.inbound.Deliveries;
import dev.paved.integrations.inbound.Hook;
import dev.paved.integrations.inbound.RawBody;
import dev.paved.integrations.inbound.Receipt;
import dev.paved.integrations.inbound.Receipt.Status;
import dev.paved.integrations.inbound.Reception;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Where Jira tells of its issues. Its signature stands for a bearer token. */
@Path("/api/webhooks/jira")
@RunOnVirtualThread
public class JiraWebhookResource {
    /** Jira. */
    public static final Hook HOOK =
            new Hook("jira", "Jira", "PAVED_JIRA_WEBHOOK_SECRET", "the webhook's settings in Jira");

    private final BodySignature signature;
    private final Issues issues;
    private final Deliveries deliveries;
    private final Reception reception;

    JiraWebhookResource(JiraConfig config, Issues issues, Deliveries deliveries, Reception reception) {
        this.signature = new BodySignature(HOOK, "X-Hub-Signature", "sha256=", config.webhookSecret());
        this.issues = issues;
        this.deliveries = deliveries;
        this.reception = reception;
    }

    /** Takes how an issue is now. The latest word of it counts, by Jira's clock; what Jira repeats changes nothing. */
    @POST
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    public Response receive(@RestHeader("X-Hub-Signature") @Nullable String signed, byte @Nullable [] body) {
        return reception.receive(HOOK, () -> {
            byte[] raw = RawBody.within(HOOK, body);
            signature.verify(signed, raw);
            IssueEvent event = IssueEvent.read(raw);
            return issues.ticket(event)
                    .map(ticket -> new Receipt(
                            ticket.id(),
                            deliveries.tell(
                                    ticket.id(), session -> Uni.createFrom().item(ticket.notices(HOOK.source())))))
                    .orElseGet(() -> new Receipt(event.webhookEvent(), Status.IGNORED));
        });
    }
}
