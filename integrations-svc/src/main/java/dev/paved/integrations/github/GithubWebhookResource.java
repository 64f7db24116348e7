package dev.paved.integrations.github;

import dev.paved.integrations.github.Receipt.Status;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Where GitHub delivers its webhooks. Their signature stands for a bearer token. */
@Path("/api/webhooks/github")
@RunOnVirtualThread
public class GithubWebhookResource {
    private final WebhookSignature signature;
    private final Payloads payloads;
    private final Translator translator;
    private final Deliveries deliveries;

    GithubWebhookResource(WebhookSignature signature, Payloads payloads, Translator translator, Deliveries deliveries) {
        this.signature = signature;
        this.payloads = payloads;
        this.translator = translator;
        this.deliveries = deliveries;
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
        signature.verify(signed, raw);
        Delivery delivery = Delivery.of(id, event);
        List<Report> reports = translator.translate(payloads.read(delivery.event(), contentType, raw));
        Status status = deliveries.take(delivery, reports);
        return Response.accepted(new Receipt(delivery.id(), status)).build();
    }
}
