package dev.paved.integrations.alertmanager;

import static dev.paved.integrations.alertmanager.AlertmanagerHook.HOOK;

import dev.paved.integrations.inbound.Kind;
import dev.paved.integrations.inbound.LargeDeliveries;
import dev.paved.integrations.inbound.RawBody;
import dev.paved.integrations.inbound.Reception;
import dev.paved.integrations.inbound.SharedSecret;
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

/** Where Alertmanager notifies of alerts. It can't sign, so it sends a secret along. */
@Path(AlertmanagerWebhookResource.PATH)
@RunOnVirtualThread
public class AlertmanagerWebhookResource {
    static final String PATH = "/api/webhooks/alertmanager";

    private final SharedSecret secret;
    private final AlertGroups groups;
    private final Reception reception;

    AlertmanagerWebhookResource(AlertmanagerConfig config, AlertGroups groups, Reception reception) {
        this.secret = new SharedSecret(HOOK, config.webhookSecret());
        this.groups = groups;
        this.reception = reception;
    }

    @Produces
    @Singleton
    static LargeDeliveries large() {
        return new LargeDeliveries(PATH, HOOK, request -> Kind.ANY);
    }

    /** Takes a notification. Alertmanager repeats what lasts; that changes nothing. */
    @POST
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    public Response receive(@RestHeader("Authorization") @Nullable String authorization, byte @Nullable [] body) {
        return reception.receive(HOOK, () -> {
            byte[] raw = RawBody.within(HOOK, body, RawBody.MOST_AT_ONCE);
            secret.verify(authorization);
            return groups.take(Notification.read(raw));
        });
    }
}
