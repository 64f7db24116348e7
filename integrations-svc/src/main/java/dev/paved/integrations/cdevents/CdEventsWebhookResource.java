package dev.paved.integrations.cdevents;

import dev.paved.integrations.inbound.Hook;
import dev.paved.integrations.inbound.RawBody;
import dev.paved.integrations.inbound.Reception;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Where any tool sends CDEvents 0.4 and 0.5: one in binary or structured mode, or several as a batch. */
@Path("/api/webhooks/cdevents")
@RunOnVirtualThread
public class CdEventsWebhookResource {
    /** What sends CDEvents. */
    public static final Hook HOOK = new Hook(
            "cdevents",
            "tools that send CDEvents",
            "PAVED_CDEVENTS_WEBHOOK_SECRET",
            "the settings of what sends the events");

    private final Senders senders;
    private final CdEventIntake intake;
    private final Reception reception;

    CdEventsWebhookResource(Senders senders, CdEventIntake intake, Reception reception) {
        this.senders = senders;
        this.intake = intake;
        this.reception = reception;
    }

    /** Takes events: each once, however often it comes, by its source and id. One that is wrong keeps its whole batch out. */
    @POST
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    public Response receive(
            @RestHeader("Authorization") @Nullable String authorization,
            @Context HttpHeaders headers,
            byte @Nullable [] body) {
        return reception.receive(HOOK, () -> {
            byte[] raw = RawBody.within(HOOK, body);
            Sender sender = senders.of(authorization);
            return intake.take(sender, Envelopes.read(headers, raw));
        });
    }
}
