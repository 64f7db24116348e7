package dev.paved.integrations.pagerduty;

import static dev.paved.integrations.pagerduty.PagerdutyHook.HOOK;

import dev.paved.integrations.inbound.BodySignature;
import dev.paved.integrations.inbound.Deliveries;
import dev.paved.integrations.inbound.Delivery;
import dev.paved.integrations.inbound.RawBody;
import dev.paved.integrations.inbound.Receipt;
import dev.paved.integrations.inbound.Receipt.Status;
import dev.paved.integrations.inbound.Reception;
import dev.paved.integrations.incident.Incidents;
import dev.paved.integrations.incident.Outcome;
import dev.paved.integrations.incident.Sighting;
import dev.paved.integrations.pagerduty.Message.Event;
import dev.paved.kit.persistence.PlainText;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Where PagerDuty tells of its incidents. Its signature stands for a bearer token. */
@Path("/api/webhooks/pagerduty")
@RunOnVirtualThread
public class PagerdutyWebhookResource {
    private static final int LONGEST_ID = 200;

    private final BodySignature signature;
    private final Pages pages;
    private final Deliveries deliveries;
    private final Incidents incidents;
    private final Reception reception;

    PagerdutyWebhookResource(
            PagerdutyConfig config, Pages pages, Deliveries deliveries, Incidents incidents, Reception reception) {
        this.signature = PagerdutyHook.signature(config.webhookSecret());
        this.pages = pages;
        this.deliveries = deliveries;
        this.incidents = incidents;
        this.reception = reception;
    }

    /** Takes an event: once, however often it comes. Those that say nothing of an incident's time are ignored. */
    @POST
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    public Response receive(@RestHeader("X-PagerDuty-Signature") @Nullable String signed, byte @Nullable [] body) {
        return reception.receive(HOOK, () -> {
            byte[] raw = RawBody.within(HOOK, body);
            signature.verify(signed, raw);
            return take(Message.read(raw));
        });
    }

    private Receipt take(Event event) {
        String id = PlainText.of(event.id(), LONGEST_ID);
        Delivery delivery = new Delivery(HOOK.source(), id, PlainText.of(event.eventType(), LONGEST_ID));
        return new Receipt(
                id,
                pages.sighting(event).map(sighting -> take(delivery, sighting)).orElse(Status.IGNORED));
    }

    private Status take(Delivery delivery, Sighting sighting) {
        Optional<Outcome> taken = deliveries.take(
                delivery, session -> incidents.take(session, sighting).map(Optional::of), Optional.empty());
        taken.ifPresent(outcome -> incidents.count(HOOK.source(), outcome));
        return taken.map(outcome -> outcome == Outcome.UNCHANGED ? Status.IGNORED : Status.ACCEPTED)
                .orElse(Status.DUPLICATE);
    }
}
