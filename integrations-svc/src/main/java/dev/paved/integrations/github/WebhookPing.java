package dev.paved.integrations.github;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Answers 204 and does nothing: for trying whether webhooks would arrive, before there is a secret to sign them with. */
@Path("/api/webhooks/ping")
public class WebhookPing {

    /** Takes anything. */
    @POST
    @PermitAll
    @NonBlocking
    public void ping() {}
}
