package dev.paved.integrations.github;

import static dev.paved.integrations.github.GithubHook.HOOK;

import dev.paved.integrations.inbound.BodySignature;
import dev.paved.integrations.inbound.Delivery;
import dev.paved.integrations.inbound.LargeDeliveries;
import dev.paved.integrations.inbound.Reception;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Where GitHub delivers its webhooks. Their signature stands for a bearer token. */
@Path(GithubWebhookResource.PATH)
@RunOnVirtualThread
public class GithubWebhookResource {
    static final String PATH = "/api/webhooks/github";

    private final BodySignature signature;
    private final GithubDeliveries deliveries;
    private final Reception reception;

    GithubWebhookResource(GithubConfig config, GithubDeliveries deliveries, Reception reception) {
        this.signature = GithubHook.signature(config.webhookSecret());
        this.deliveries = deliveries;
        this.reception = reception;
    }

    @Produces
    @Singleton
    static LargeDeliveries large() {
        return new LargeDeliveries(PATH, HOOK, request -> EventNames.kind(request.getHeader("X-GitHub-Event")));
    }

    /** Takes a delivery: once, however often it comes. Its events are published if and only if the receipt says accepted. */
    @POST
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    public Response receive(
            @RestHeader("X-Hub-Signature-256") @Nullable String signed,
            @RestHeader("X-GitHub-Delivery") @Nullable String id,
            @RestHeader("X-GitHub-Event") @Nullable String event,
            @RestHeader("Content-Type") @Nullable String contentType,
            byte @Nullable [] body) {
        byte[] raw = body == null ? new byte[0] : body;
        return reception.receive(HOOK, EventNames.kind(event), () -> {
            signature.verify(signed, raw);
            return deliveries.arrived(delivery(id, event), contentType, raw);
        });
    }

    private static Delivery delivery(@Nullable String id, @Nullable String event) {
        return new Delivery(
                HOOK.source(),
                Delivery.word(HOOK, "X-GitHub-Delivery", id),
                Delivery.word(HOOK, "X-GitHub-Event", event));
    }
}
